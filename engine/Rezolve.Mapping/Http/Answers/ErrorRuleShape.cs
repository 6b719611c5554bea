using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Http.Answers;

/// <summary>What an error rule may hold, and the rule its members make.</summary>
internal static class ErrorRuleShape
{
    private static readonly Written Status = new Written.ShortOrLong(new Written.Whole(100, 599), new Written.Text("^[1-5]xx$", Words: "\"4xx\" for any from 400 to 499"));

    /// <summary>One status, a class such as 4xx, or a list of these.</summary>
    public static Written Statuses { get; } =
        new Written.ShortOrLong(new Written.Whole(100, 599), new Written.ShortOrLong(new Written.Text("^[1-5]xx$", Words: "\"4xx\" for any from 400 to 499"), new Written.List(Status)));

    private const ValueKinds Waits = ValueKinds.Number | ValueKinds.Text | ValueKinds.Instant | ValueKinds.Duration | ValueKinds.Nothing;

    private static readonly Word[] Actions =
    [
        new("fine", "It is what was asked for, whatever the status."),
        new("ignore", "As if there were nothing."),
        new("reject", "The vendor refuses this request; repeating it is useless."),
        new("conflict", "Somebody else changed the record: read again, plan again."),
        new("retry", "A passing fault; for a create the outcome is unknown."),
        new("throttle", "Too fast: pause the budget."),
        new("missing", "The keyed record is not there."),
        new("reauthorize", "Sign in once more, then fail."),
        new("fail", "The connection or the manifest is wrong."),
    ];

    private static readonly Word[] Owners =
    [
        new("config", "Whoever keeps the manifest, the workspace and the credentials."),
        new("vendor", "Whoever keeps the vendor's system and its records."),
        new("transient", "Nobody: it passes."),
    ];

    /// <summary>The shape of a rule.</summary>
    public static Shape Shape { get; } = new(
        "errorRule", "Error rule", "What an answer means. The first rule that matches decides; the operation's stand before the connection's.")
    {
        Load = () =>
        [
            new("status", Statuses,
                "The statuses it matches: one, a class such as 4xx, or a list of these. Left out, any status; then `when` decides.")
                { Examples = ["409", "\"4xx\"", "[409, 412, \"5xx\"]"] },
            new("when", new Written.Value(Slots.Answer, ValueKinds.Boolean | ValueKinds.Undefined),
                "A condition over the answer. One that cannot be evaluated does not match, and is reported.")
                { Examples = ["\"{{ response.code === 'stale' }}\""] },
            new("action", new Written.Choice(Actions), "What to do.") { Required = true, Examples = ["\"conflict\""] },
            new("owner", new Written.Choice(Owners), "Who has to act. Left out, the action decides."),
            new("message", new Written.Value(Slots.Answer, ValueKinds.Json), "What the vendor said.") { Examples = ["\"$.error.message\""] },
            new("after", new Written.Value(Slots.Answer, Waits),
                "Seconds or the instant to wait for, up to an hour.")
                { Examples = ["\"{{ fromEpochSeconds(number(headers['x-quota-reset'])) }}\""] },
            new("partial", new Written.Flag(), "The rest of the request took effect: read the record back.") { Default = "false" },
        ],
        Example = """{ "status": 422, "when": "{{ response.code === 'stale' }}", "action": "conflict" }""",
    };

    /// <summary>Makes the rule.</summary>
    public static ErrorRuleProgram Create(CompiledMembers members) => new()
    {
        Place = members.Place,
        Status = StatusSets.Read(members.Written("status")),
        When = members.Value("when"),
        Action = Enum.Parse<AnswerAction>(members.Text("action")!, ignoreCase: true),
        Owner = members.Text("owner") is { } owner ? Enum.Parse<FaultOwner>(owner, ignoreCase: true) : null,
        Message = members.Value("message"),
        After = members.Value("after"),
        Partial = members.Flag("partial"),
    };
}
