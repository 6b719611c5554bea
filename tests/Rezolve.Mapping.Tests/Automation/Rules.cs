using Rezolve.Mapping.Programs.Automations;
using Rezolve.Mapping.Tests.Workspaces.Syncs;

namespace Rezolve.Mapping.Tests.Automation;

/// <summary>Rules as an operator writes them.</summary>
internal static class Rules
{
    /// <summary>The automation of a workspace with these members.</summary>
    /// <param name="members">The members as JSON, without braces.</param>
    public static AutomationProgram Of(string members) => ToyWorkspace.Sync("it", $$"""
        {
          "workspaceVersion": "1.0", "tenant": "acme",
          "connections": { "desk": { "connector": "desk.connector.json" }, "itsm": { "connector": "itsm.connector.json" } },
          "syncs": { "it": { "between": { "desk": { "entity": "ticket" }, "itsm": { "entity": "incident" } } } },
          "events": { "sinks": { "bots": { "url": "https://bots.example.com/", "secret": { "secret": "bots" } } } },
          "automation": { {{members}} }
        }
        """).Automation!;

    /// <summary>Automation with one rule for each of these.</summary>
    /// <param name="rules">What it is about, its condition, and its actions as JSON without brackets.</param>
    public static AutomationProgram Of(params (string On, string When, string Do)[] rules) => Of(
        $"\"rules\": [{string.Join(", ", rules.Select((rule, at) => $$"""{ "name": "r{{at}}", "on": "{{rule.On}}", "when": {{rule.When}}, "do": [{{rule.Do}}] }"""))}]");
}
