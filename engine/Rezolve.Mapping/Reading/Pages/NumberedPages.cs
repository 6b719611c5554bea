using System.Diagnostics.CodeAnalysis;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Reading.Pages;

/// <summary>Pages are asked for by number.</summary>
internal sealed class NumberedPages : PageKind
{
    /// <inheritdoc/>
    public override string Name => "page";

    /// <inheritdoc/>
    public override string Summary =>
        "Pages are counted, read as `page.number`. Ends at an empty page, at `total`, or after fewer than `size` records unless `\"short\": true`.";

    /// <inheritdoc/>
    public override IReadOnlyList<KindExample> Examples =>
    [
        new("Without size or total only an empty page is the end",
            """{ "type": "page" }""",
            """[{ "body": { "rows": [1, 2] } }, { "body": { "rows": [3] } }, { "body": { "rows": [] } }]""",
            """[{ "number": 1 }, { "number": 2 }, { "number": 3 }]"""),
        new("A page with fewer than `size` records is the last",
            """{ "type": "page", "start": 0, "size": 2 }""",
            """[{ "body": { "rows": [1, 2] } }, { "body": { "rows": [3] } }]""",
            """[{ "number": 0, "size": 2 }, { "number": 1, "size": 2 }]"""),
        new("Short pages may come; the total ends them",
            """{ "type": "page", "size": 2, "total": "$.total", "short": true }""",
            """[{ "body": { "rows": [1], "total": 3 } }, { "body": { "rows": [2, 3], "total": 3 } }]""",
            """[{ "number": 1, "size": 2 }, { "number": 2, "size": 2 }]"""),
    ];

    /// <inheritdoc/>
    protected override IReadOnlyList<Member> OwnMembers =>
    [
        new(PageMembers.Start, new Written.Whole(), "The number of the first page.") { Default = "1" },
        PageMembers.TotalMember,
        PageMembers.ShortMember,
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

        protected override ValueObject Begin() => Page(_members.Whole(PageMembers.Start) ?? 1);

        protected override PageTurn After(PageTurn turn, Scope answer, int count, long received) =>
            CountedEnd.Of(_members, answer, count, received) switch
            {
                { Fault: { } why } => Broken(why),
                { IsEnd: true } => PageTurn.End,
                _ => Turn(Page(NumberOf(turn) + 1)),
            };

        private static long NumberOf(PageTurn turn) => turn.Page["number"].TryGetInteger(out var number) ? number : 0;

        private static ValueObject Page(long number) => new() { ["number"] = Value.Of(number) };
    }
}
