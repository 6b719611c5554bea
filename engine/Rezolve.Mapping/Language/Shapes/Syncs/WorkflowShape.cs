namespace Rezolve.Mapping.Language.Shapes.Syncs;

/// <summary>The hub's own workflow.</summary>
internal static class WorkflowShape
{
    private const string Named = "^[A-Za-z][A-Za-z0-9_.-]*$";

    private static readonly Written Statuses = new Written.List(new Written.Text());

    /// <summary>A step.</summary>
    public static Shape Step { get; } = new("workflowStep", "Step", "A step of the hub's status.")
    {
        Load = () =>
        [
            new("from", Statuses, "The statuses where it begins; every other one where it is left out.") { Examples = ["""["open", "onHold"]"""] },
            new("to", new Written.Text(), "The status where it ends.") { Required = true, Examples = ["\"resolved\""] },
            new("requires", new Written.List(new Written.Text()), "Canonical fields that must have a value when it is taken, what comes in with it included.")
                { Examples = ["""["resolution.code"]"""] },
            new("roles", new Written.List(new Written.Text()), "The roles, from `roles`, of those who may take it; everybody may where it is left out.") { Examples = ["""["agents"]"""] },
            new("within", new Written.Duration(), "How long after the ticket got the status where it begins it may be taken; for ever where it is left out.") { Examples = ["\"P7D\""] },
        ],
        Example = """{ "from": ["open", "onHold"], "to": "resolved", "requires": ["resolution.code"] }""",
    };

    /// <summary>All of it.</summary>
    public static Shape Shape { get; } = new(
        "workflow", "Workflow",
        "Which statuses the hub's tickets have, and which steps lead from one to another. A status that comes in from a system and is none of these, or no step from "
        + "the one the ticket has, is held: the hub does not take it, the system keeps it, and a person is told why. Steps of the systems themselves are no matter of this.")
    {
        Load = () =>
        [
            new("statuses", Statuses, "The statuses that tickets have, of the canonical ones; all where it is left out.") { Examples = ["""["new", "open", "onHold", "resolved", "closed"]"""] },
            new("transitions", new Written.List(new Written.Shaped(Step)), "The steps there are; every one may be taken where it is left out.") { Examples = [$"[{Step.Example}]"] },
            new("roles", new Written.Map(new Written.List(new Written.Text()), Named, "Name a role, such as agents."),
                "Who has which role: connections, `hub` for what is changed in the hub itself, `automation` for the rules of this workspace. Systems do not say who of their people changed a status, "
                + "so a role is a connection's.") { Examples = ["""{ "agents": ["itsm", "hub"] }"""] },
            new("reopenWithin", new Written.Duration(), "How long after a ticket was resolved, closed or cancelled it may be opened again; for ever where it is left out.") { Examples = ["\"P7D\""] },
            new("skips", new Written.Flag(), "Whether a status that comes in may be several steps away. Between two looks at a system people may take more than one.") { Default = "false" },
        ],
        Example = $$"""{ "statuses": ["new", "open", "onHold", "resolved"], "transitions": [{ "from": ["new"], "to": "open" }, {{Step.Example}}], "reopenWithin": "P7D" }""",
    };
}
