using Rezolve.Mapping.Automation.Actions;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Language.Shapes.Syncs;

/// <summary>What the hub does by itself when something happens.</summary>
internal static class AutomationShape
{
    /// <summary>A rule.</summary>
    public static Shape Rule { get; } = new("rule", "Rule", "What is done when something happens.")
    {
        Load = () =>
        [
            new("name", new Written.Text(), "What it is called where it is told of. No two have one name.") { Required = true, Examples = ["\"escalate\""] },
            new("on", new Written.ShortOrLong(new Written.Text(), new Written.List(new Written.Text())),
                "The types of events it is about, of those in the events' schema: `ticket.created`, or `sla.*` for all of a subject. What rules tell (`automation.*`) sets no rule off.")
                { Required = true, Examples = ["""["sla.warning", "sla.breached"]""", "\"ticket.transitioned\""] },
            new("when", new Written.Value(SyncSlots.Automation, ValueKinds.Boolean),
                "Over `ticket`, as it is now, and `event`: its `type`, `cause`, `about`, and `changes` with `from` and `to` by field. It always holds where it is left out.")
                { Examples = ["\"{{ ticket.priority === '1' && event.changes.priority !== undefined }}\""] },
            new("do", new Written.List(new Written.Tagged(ActionKinds.All)), "What is done, in order. What cannot be done is told as `automation.failed`, and the rest goes on.") { Required = true },
        ],
        Example = """{ "name": "escalate", "on": "sla.warning", "when": "{{ ticket.priority !== '1' }}", "do": [{ "type": "update", "fields": { "priority": "1" } }] }""",
    };

    /// <summary>All of it.</summary>
    public static Shape Shape { get; } = new(
        "automation", "Automation",
        "What the hub does by itself when something happens, each time once. What happened before there was any rule sets none off. Changes are made in the hub, and go to the systems "
        + "like all others. Rules may lead to rules, within bounds: what goes beyond is not done, told once as `automation.stopped`, and counted.")
    {
        Load = () =>
        [
            new("rules", new Written.List(new Written.Shaped(Rule)), "The rules; all that fit act, in order, each on what those before it have left.")
                { Required = true, Examples = [$"[{Rule.Example}]"] },
            new("depth", new Written.Whole(1, 20), "How many rules one event may set off one after the other.") { Default = "3" },
            new("most", new Written.Whole(1, 10000), "How many rules may act on one ticket within `within`, also where a system comes between them.") { Default = "20" },
            new("within", new Written.Duration(), "The span in which they are counted.") { Default = "\"PT1H\"" },
        ],
        Example = $$"""{ "rules": [{{Rule.Example}}] }""",
    };
}
