using Rezolve.Mapping.Language;

namespace Rezolve.Mapping.Cases.Kinds;

/// <summary>Something the engine does, with every request and answer in order.</summary>
internal sealed class ExchangeCase : Kind
{
    private static readonly Written.Choice Runs = new(
        new("check", "Try the connection."), new("changes", "Read the delta feed."), new("list", "Read all."), new("get", "Read one."),
        new("create", "Make one."), new("update", "Change one."), new("delete", "Delete one."), new("match", "Find a person."), new("download", "Read the bytes of a file."),
        new("recover", "Look for what a create has made whose answer was lost."), new("transitions", "Read the steps that a status may take."),
        new("sweep", "Read the keys of all there are."), new("catalog", "Read what the system tells of itself."),
        new("webhook", "Make, renew or remove a subscription."));

    /// <inheritdoc/>
    public override string Name => "exchange";

    /// <inheritdoc/>
    public override string Summary => "Something the engine does, with every request it must send and every answer it gets, in order.";

    /// <inheritdoc/>
    public override IReadOnlyList<Member> Members { get; } =
    [
        .. CaseMembers.Shared,
        new("run", Runs, "What the engine does.") { Required = true },
        CaseMembers.Entity[0] with { Required = false },
        CaseMembers.Parent,
        .. CaseMembers.Write,
        CaseMembers.Writes,
        new("filter", new Written.Literal(), "What the feed is narrowed to, by filter."),
        new("from", new Written.Text(), "Where a feed without a mark begins, ISO 8601."),
        new("pages", new Written.Whole(1, 1000), "How many pages of the feed are read; all where it is left out."),
        new("mark", new Written.Literal(), "Where the feed ended last: { type, at }."),
        new("user", new Written.Literal(), "The person to be found, canonical."),
        new("catalog", new Written.Text(), "The catalogue to be read, by its name in the manifest."),
        new("webhook", new Written.Text(), "The webhook that a subscription is about, by its name in the manifest."),
        new("step", new Written.Choice(new("create", "Make the subscription."), new("renew", "Renew it."), new("remove", "End it.")),
            "What is done about the subscription; create where it is left out."),
        new("hook", new Written.Literal(), "What its request sees: { url, id, secret }.") { Examples = ["""{ "url": "https://sync.example.com/hooks/desk/tickets" }"""] },
        new("exchange", new Written.List(new Written.Shaped(CaseMembers.Exchange)), "Requests and answers, in order.") { Required = true },
        new("expect", new Written.Shaped(CaseMembers.ExchangeExpectation), "What must come of it.") { Required = true },
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<KindExample> Examples =>
        [new("a check", """{ "type": "exchange", "run": "check", "exchange": [], "expect": { "outcome": "fine" } }""", "{}", "{}")];
}
