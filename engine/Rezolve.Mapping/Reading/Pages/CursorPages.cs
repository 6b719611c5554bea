using System.Diagnostics.CodeAnalysis;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Reading.Pages;

/// <summary>Each answer names the token, or the keyset, with which the next page is asked for.</summary>
internal sealed class CursorPages : PageKind
{
    /// <inheritdoc/>
    public override string Name => "cursor";

    /// <inheritdoc/>
    public override string Summary =>
        "Each page gives the token of the next, read as `page.cursor` (undefined on the first page). Ends when there is no token: absent, null, '' "
        + "or without members. An empty page goes on.";

    /// <inheritdoc/>
    public override IReadOnlyList<KindExample> Examples =>
    [
        new("A token in the body; an empty page is not the end",
            """{ "type": "cursor", "next": "$.after" }""",
            """[{ "body": { "rows": [1, 2], "after": "b" } }, { "body": { "rows": [], "after": "c" } }, { "body": { "rows": [3], "after": "" } }]""",
            """[{}, { "cursor": "b" }, { "cursor": "c" }]"""),
        new("A token that never ends, and a flag that does",
            """{ "type": "cursor", "next": "$.after", "until": "{{ response.end === true }}" }""",
            """[{ "body": { "rows": [1], "after": "b", "end": false } }, { "body": { "rows": [2], "after": "c", "end": true } }]""",
            """[{}, { "cursor": "b" }]"""),
        new("A token in a header field, and a page size",
            """{ "type": "cursor", "next": "{{ headers.after }}", "size": 2 }""",
            """[{ "headers": { "after": "b" }, "body": { "rows": [1, 2] } }, { "body": { "rows": [3] } }]""",
            """[{ "size": 2 }, { "cursor": "b", "size": 2 }]"""),
        new("A keyset out of the last record; no record, no keyset",
            """{ "type": "cursor", "next": { "t": "{{ last.at }}", "id": "{{ last.id }}" } }""",
            """[{ "body": { "rows": [{ "id": 7, "at": "10:00" }] } }, { "body": { "rows": [] } }]""",
            """[{}, { "cursor": { "t": "10:00", "id": 7 } }]"""),
    ];

    /// <inheritdoc/>
    protected override IReadOnlyList<Member> OwnMembers =>
    [
        new("next", new Written.Value(Slots.Answer), "The token of the next page, from the body, `headers` or `last`; an object is a keyset.")
            { Required = true, Examples = ["\"$.after_cursor\"", """{ "t": "{{ last.updated }}", "id": "{{ last.id }}" }"""] },
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
            var next = _members.Value("next")!.Evaluate(answer);
            return next.Kind switch
            {
                ValueKind.Fault => Broken($"`next` cannot be evaluated: {next.Text}"),
                ValueKind.Boolean => Broken($"`next` gave {next}, which is no token; where a flag ends paging, use `until`"),
                _ => IsNoToken(next) ? PageTurn.End : Turn(new ValueObject { ["cursor"] = next }),
            };
        }

        private static bool IsNoToken(in Value next) => next.Kind switch
        {
            ValueKind.Undefined or ValueKind.Null => true,
            ValueKind.Text => next.Text.Length == 0,
            ValueKind.List => next.List.Count == 0,
            ValueKind.Object => next.Object.Values.All(member => member.Kind == ValueKind.Undefined),
            _ => false,
        };
    }
}
