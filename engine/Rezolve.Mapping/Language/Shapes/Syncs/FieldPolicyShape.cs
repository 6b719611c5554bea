using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Language.Shapes.Syncs;

/// <summary>What an operator decides for a field.</summary>
internal static class FieldPolicyShape
{
    private static readonly Word[] Ways =
    [
        new("both", "Values go both ways."), new("in", "Values only come from it."), new("out", "Values only go to it."), new("none", "The field takes no part there."),
    ];

    private static readonly Word[] Modes =
    [
        new("createOnly", "It is written when a ticket is created, and left alone after."),
        new("append", "Of a text or list, what one adds at its end is added at the others' ends; what stands there is never overwritten, and what is changed otherwise waits for a person."),
        new("union", "Of a set, what one has all have; what is removed comes back."), new("derived", "It is read and never written: the system works it out."),
        new("ignore", "It takes no part."),
    ];

    /// <summary>Who wins where nothing was agreed.</summary>
    public static Word[] Initial { get; } =
    [
        new("hold", "A person decides."), new("hub", "The hub's value."), new("external", "The other system's value."),
        new("nonEmpty", "Whichever has a value; where both have one, a person decides."),
    ];

    /// <summary>The words of <c>conflict</c>.</summary>
    public static IReadOnlyList<string> Rules { get; } = ["hub", "external", "latest", "max", "min", "furthest", "diff3", "manual"];

    /// <summary>The canonical fields of a ticket.</summary>
    public static IReadOnlyList<string> FieldNames { get; } = [.. CanonicalFields.Of(EntityKind.Ticket).Select(field => field.Name)];

    /// <summary>One field's.</summary>
    public static Shape Shape { get; } = new("fieldPolicy", "Field policy", "What holds for a field where systems differ.")
    {
        Load = () =>
        [
            new("conflict", new Written.Value(SyncSlots.Conflict, ValueKinds.Text),
                "Who wins where two changed it: `hub`, `external`, `latest`, `max`, `min`, `furthest`, `diff3` (both changes to a text together), "
                + "`manual` (a person), or an expression that gives the value. What loses is kept.")
                { Default = "\"latest\"", Examples = [.. Rules.Select(rule => $"\"{rule}\""), "\"{{ external ?? hub }}\""] },
            new("owner", new Written.Text(), "Whose value holds whatever the others say: `hub`, or a connection.") { Examples = ["\"hub\""] },
            new("initial", new Written.Choice(Initial), "Who wins where nothing was agreed as yet; as the sync says where it is left out."),
            new("direction", new Written.Map(new Written.Choice(Ways)), "Which way values go, by connection; both where one is not named.") { Examples = ["""{ "itsm": "out" }"""] },
            new("mode", new Written.Choice(Modes), "How it differs from a field that is kept the same."),
            new("managed", new Written.List(new Written.Text()), "Of a set, the only members that are added and removed; all where it is left out.") { Examples = ["""["vip", "outage"]"""] },
            new("order", new Written.List(new Written.Text()), "The order of its words for `max`, `min` and `furthest`, the lowest first.") { Examples = ["""["low", "normal", "high"]"""] },
        ],
        Example = """{ "conflict": "latest" }""",
    };
}
