using System.Diagnostics.CodeAnalysis;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Reading.Pages;

/// <summary>Each answer names the whole address of the next page.</summary>
internal sealed class NextUrlPages : PageKind
{
    private const string NextMember = "next";
    private const string LinkMember = "link";
    private const string RelMember = "rel";

    /// <inheritdoc/>
    public override string Name => "nextUrl";

    /// <inheritdoc/>
    public override string Summary =>
        "Each page gives the address of the next, in the body or in the Link header field (RFC 8288). Ends when it is absent or null. "
        + "The address is used as it is, and checked against the allowed hosts.";

    /// <inheritdoc/>
    public override IReadOnlyList<IReadOnlyList<string>> ExactlyOneOf => [[NextMember, LinkMember]];

    /// <inheritdoc/>
    public override IReadOnlyList<KindExample> Examples =>
    [
        new("An address in the body",
            """{ "type": "nextUrl", "next": "$.next_page" }""",
            """[{ "body": { "rows": [1], "next_page": "https://desk.example/t?p=2" } }, { "body": { "rows": [2], "next_page": null } }]""",
            """[{}, "https://desk.example/t?p=2"]"""),
        new("An address in the Link header field",
            """{ "type": "nextUrl", "link": true }""",
            """
            [{ "headers": { "link": "<https://desk.example/t?p=1>; rel=\"prev\", <https://desk.example/t?p=2,3>; title=\"a, b\"; rel=\"last next\"" },
               "body": { "rows": [1] } },
             { "headers": { "link": "<https://desk.example/t?p=1>; rel=prev" }, "body": { "rows": [2] } }]
            """,
            """[{}, "https://desk.example/t?p=2,3"]"""),
        new("Another relation",
            """{ "type": "nextUrl", "link": true, "rel": "https://desk.example/older" }""",
            """[{ "headers": { "link": "</t?p=2>; rel=\"https://desk.example/older\"" }, "body": { "rows": [1] } }, { "body": { "rows": [2] } }]""",
            """[{}, "/t?p=2"]"""),
    ];

    /// <inheritdoc/>
    protected override IReadOnlyList<Member> OwnMembers =>
    [
        new(NextMember, new Written.Value(Slots.Answer, ValueKinds.Text | ValueKinds.Nothing), "The address of the next page.")
            { Examples = ["\"$.next_page\""] },
        new(LinkMember, new Written.Flag(), "The address stands in the Link header field (RFC 8288).") { Examples = ["true"] },
        new(RelMember, new Written.Text(), "Which link it is, by its relation.") { Default = "\"next\"" },
    ];

    /// <inheritdoc/>
    public override PagerProgram Create(CompiledMembers members) => new Pager(members);

    private sealed record Pager : WrittenPager
    {
        private readonly CompiledMembers _members;

        [SetsRequiredMembers]
        public Pager(CompiledMembers members)
            : base(members) => _members = members;

        protected override ValueObject Begin() => [];

        protected override PageTurn After(PageTurn turn, Scope answer, int count, long received)
        {
            var next = _members.Value(NextMember) is { } slot ? slot.Evaluate(answer) : Linked(answer[Root.Headers]["link"]);
            return next.Kind switch
            {
                ValueKind.Undefined or ValueKind.Null => PageTurn.End,
                ValueKind.Text when next.Text.Length > 0 => Turn([], next.Text),
                ValueKind.Text => Broken("`next` gave empty text, which is no address; where it means the end: {{ nonEmpty(x) }}"),
                ValueKind.Fault => Broken($"`next` cannot be evaluated: {next.Text}"),
                _ => Broken($"`next` gave {BriefText.Of(next)} where an address is due"),
            };
        }

        private Value Linked(in Value header) => header.Kind switch
        {
            ValueKind.Text => LinkField.Find(header.Text, _members.Text(RelMember) ?? "next") is { } target ? Value.Of(target) : Value.Undefined,
            ValueKind.List => header.List.Select(line => Linked(line)).FirstOrDefault(found => !found.IsNothing),
            _ => Value.Undefined,
        };
    }
}
