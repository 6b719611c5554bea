using System.Diagnostics.CodeAnalysis;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Reading.Pages;

/// <summary>Pages are asked for by the number of records to skip.</summary>
internal sealed class OffsetPages : PageKind
{
    private const string Step = "step";
    private const string BySize = "size";

    /// <inheritdoc/>
    public override string Name => "offset";

    /// <inheritdoc/>
    public override string Summary =>
        "Records are skipped, read as `page.offset`. Ends at an empty page, at `total`, or after fewer than `size` records unless `\"short\": true`.";

    /// <inheritdoc/>
    public override IReadOnlyList<KindExample> Examples =>
    [
        new("The offset grows by what was received",
            """{ "type": "offset", "size": 2, "short": true, "total": "$.total" }""",
            """[{ "body": { "rows": [1], "total": 3 } }, { "body": { "rows": [2, 3], "total": 3 } }]""",
            """[{ "offset": 0, "size": 2 }, { "offset": 1, "size": 2 }]"""),
        new("The offset grows by the size, where the vendor hides rows of a page",
            """{ "type": "offset", "size": 2, "short": true, "step": "size" }""",
            """[{ "body": { "rows": [1] } }, { "body": { "rows": [2, 3] } }, { "body": { "rows": [] } }]""",
            """[{ "offset": 0, "size": 2 }, { "offset": 2, "size": 2 }, { "offset": 4, "size": 2 }]"""),
        new("A page with fewer than `size` records is the last",
            """{ "type": "offset", "start": 1, "size": 2 }""",
            """[{ "body": { "rows": [1, 2] } }, { "body": { "rows": [3] } }]""",
            """[{ "offset": 1, "size": 2 }, { "offset": 3, "size": 2 }]"""),
    ];

    /// <inheritdoc/>
    protected override IReadOnlyList<Member> OwnMembers =>
    [
        new(PageMembers.Start, new Written.Whole(), "The offset of the first record.") { Default = "0" },
        PageMembers.TotalMember,
        PageMembers.ShortMember,
        new(Step, new Written.Choice(new("received", "By the records received."), new(BySize, "By `size`, whatever came.")),
            "How far the offset grows with a page.")
            { Default = "\"received\"" },
    ];

    /// <inheritdoc/>
    public override PagerProgram Create(CompiledMembers members) => new Pager(members);

    private sealed record Pager : WrittenPager
    {
        private readonly CompiledMembers _members;

        [SetsRequiredMembers]
        public Pager(CompiledMembers members)
            : base(members) => _members = members;

        public override bool PagesByNumber => true;

        protected override ValueObject Begin() => Page(_members.Whole(PageMembers.Start) ?? 0);

        protected override PageTurn After(PageTurn turn, Scope answer, int count, long received) =>
            CountedEnd.Of(_members, answer, count, received) switch
            {
                { Fault: { } why } => Broken(why),
                { IsEnd: true } => PageTurn.End,
                _ => Grown(turn, count),
            };

        private PageTurn Grown(PageTurn turn, int count)
        {
            if (_members.Text(Step) != BySize)
                return Turn(Page(OffsetOf(turn) + count));
            return Size is { } size
                ? Turn(Page(OffsetOf(turn) + size))
                : Broken("the offset is to grow by `size`, but there is none; write how many records a page has: \"size\": 100");
        }

        private static long OffsetOf(PageTurn turn) => turn.Page["offset"].TryGetInteger(out var offset) ? offset : 0;

        private static ValueObject Page(long offset) => new() { ["offset"] = Value.Of(offset) };
    }
}
