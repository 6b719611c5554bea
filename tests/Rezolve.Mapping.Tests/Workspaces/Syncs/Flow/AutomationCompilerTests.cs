using Rezolve.Mapping.Programs.Automations;

namespace Rezolve.Mapping.Tests.Workspaces.Syncs.Flow;

/// <summary>What the hub does by itself, as an operator writes it.</summary>
public sealed class AutomationCompilerTests
{
    private static readonly AutomationProgram Automation = ToyWorkspace.Sync("support").Automation!;

    [Fact]
    public void Without_a_word_of_it_nothing_is_done() => Assert.Null(ToyWorkspace.With("").Automation);

    [Fact]
    public void Rules_hold_in_their_order() => Assert.Equal(
        ["escalate on sla.warning,ticket.* when True: 1 sets priority,custom.order", "greet on ticket.created when False: 3 sets "],
        Automation.Rules.Select(rule => $"{rule.Name} on {string.Join(',', rule.On)} when {rule.When is not null}: {rule.Do.Count} sets {string.Join(',', rule.Do.SelectMany(action => action.Fields))}"));

    [Fact]
    public void Bounds_are_as_told_or_as_the_shape_says()
    {
        Assert.Equal(new AutomationLimits(2, 5, TimeSpan.FromMinutes(30)), Automation.Limits);
        Assert.Equal(new AutomationLimits(3, 20, TimeSpan.FromHours(1)), Tests.Automation.Rules.Of("\"rules\": []").Limits);
    }
}
