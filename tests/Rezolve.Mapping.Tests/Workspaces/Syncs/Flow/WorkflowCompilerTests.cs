using Rezolve.Mapping.Workflow;

namespace Rezolve.Mapping.Tests.Workspaces.Syncs.Flow;

/// <summary>The hub's workflow, as an operator writes it.</summary>
public sealed class WorkflowCompilerTests
{
    private static readonly HubWorkflow Flow = ToyWorkspace.Sync("support").Workflow!;

    [Fact]
    public void Without_a_word_of_it_every_status_may_follow_every_other() => Assert.Null(ToyWorkspace.With("").Workflow);

    [Fact]
    public void What_is_said_of_it_holds_in_every_sync()
    {
        Assert.Equal(["closed", "new", "onHold", "open", "resolved"], Flow.Statuses.Order());
        Assert.Equal((TimeSpan.FromDays(30), true), (Flow.ReopenWithin, Flow.Skips));
        Assert.Equal(["agents: hub itsm", "robots: automation"], Flow.Roles.Select(role => $"{role.Key}: {string.Join(' ', role.Value.Order())}"));
        Assert.Equal(Flow.Steps!.Count, ToyWorkspace.Sync("alerts").Workflow!.Steps!.Count);
    }

    [Fact]
    public void A_step_begins_at_each_status_that_is_named_or_at_every_other() => Assert.Equal(
        [
            "new-open", "open-resolved resolution.code custom.order agents", "onHold-resolved resolution.code custom.order agents", "resolved-open 7",
            "new-closed", "open-closed", "onHold-closed", "resolved-closed",
        ],
        Flow.Steps!.Select(step => string.Join(' ', [$"{step.From}-{step.To}", .. step.Requires, .. step.Roles, .. step.Within is { } within ? [$"{within.Days}"] : Array.Empty<string>()])));

    [Fact]
    public void An_empty_workflow_has_every_canonical_status_and_every_step()
    {
        var flow = ToyWorkspace.Sync("support", ToyWorkspace.Text[..ToyWorkspace.Text.IndexOf("  \"workflow\"", StringComparison.Ordinal)] + "  \"workflow\": {}\n}").Workflow!;

        Assert.Equal((7, null, null, false), (flow.Statuses.Count, flow.Steps, flow.ReopenWithin, flow.Skips));
    }
}
