using System.Text.Json;
using Rezolve.Mapping.Automation;
using Rezolve.Mapping.Automation.Actions;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Automation;

/// <summary>What actions come to: the examples of each.</summary>
public sealed class ActionExampleTests
{
    public static TheoryData<string, string> Examples => [.. from kind in ActionKinds.All.Kinds from example in kind.Examples select (kind.Name, example.Title)];

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_comes_to_what_it_says(string kind, string title)
    {
        var example = ActionKinds.All[kind]!.Examples.Single(one => one.Title == title);
        var input = ValueJson.Read(JsonElement.Parse(example.Input));

        var effects = new RuleCall(input["ticket"], input["event"]).Effects(Rules.Of(("*", "true", example.Manifest)).Rules[0]);

        Assert.Equal(JsonElement.Parse(example.Outcome).EnumerateArray().Select(one => one.GetString()), effects.Select(Told));
    }

    [Fact]
    public void What_cannot_be_computed_is_a_fault_with_its_place()
    {
        var rule = Rules.Of(("*", "true", """{ "type": "note", "text": "{{ `${number(ticket.subject)}` }}" }, { "type": "transition", "to": "open" }""")).Rules[0];

        var effects = new RuleCall(Value.Of(new ValueObject { ["subject"] = Value.Of("x") }), Value.Null).Effects(rule);

        Assert.StartsWith("rezolve.json:6:", Assert.IsType<Effect.Fault>(effects[0]).Reason, StringComparison.Ordinal);
        Assert.IsType<Effect.Change>(effects[1]);
    }

    [Theory]
    [InlineData("\"{{ ticket.priority === '1' }}", "1", "True")]
    [InlineData("\"{{ ticket.priority === '1' }}", "2", "False")]
    [InlineData("\"{{ event.changes.priority.to === ticket.priority }}", "1", "True")]
    [InlineData("\"{{ event.changes.status !== undefined }}", "1", "False")]
    public void A_condition_is_over_the_ticket_and_the_event(string when, string priority, string holds)
    {
        var ticket = Value.Of(new ValueObject { ["priority"] = Value.Of(priority) });
        var happened = ValueJson.Read(JsonElement.Parse("""{ "changes": { "priority": { "from": "3", "to": "1" } } }"""));

        Assert.Equal(holds, $"{new RuleCall(ticket, happened).Holds(Rules.Of(("*", when + "\"", "")).Rules[0]).Boolean}");
    }

    private static string Told(Effect effect) => effect switch
    {
        Effect.Change change => $"change {Json(change.Fields)}",
        Effect.Create create => $"create {Json(create.Fields)}",
        Effect.Assign assign => $"assign {assign.Field} {assign.Who ?? "nobody"}",
        Effect.Say say => $"say {say.Kind} {say.Text}",
        Effect.Tell tell => $"tell {tell.Type} {tell.Sink} {tell.Name}={tell.Text}",
        Effect.Fault fault => $"fault {fault.Reason}",
        _ => throw new InvalidOperationException($"{effect}"),
    };

    private static string Json(IReadOnlyDictionary<string, Value> fields)
    {
        var all = new ValueObject();
        foreach (var (name, value) in fields)
            all[name] = value;
        return ValueJson.ToText(Value.Of(all));
    }
}
