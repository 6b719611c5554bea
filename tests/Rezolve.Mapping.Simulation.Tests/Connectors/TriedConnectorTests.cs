using Rezolve.Mapping.Simulation.Drawing;
using Rezolve.Mapping.Simulation.Vendors;
using Rezolve.Mapping.Sync.Systems;

namespace Rezolve.Mapping.Simulation.Tests.Connectors;

public sealed class TriedConnectorTests
{
    [Fact]
    public async Task A_connector_is_kept_in_step_with_itself_and_with_others()
    {
        var connector = Shelf.Tried();
        var report = await new Sweep(Simulation.Of(connector), 2).RunAsync(1, 25, 30, TestContext.Current.CancellationToken);
        Assert.True(report.Failing is null, string.Join('\n', report.Failing?.Verdict.Findings ?? []));
        Assert.InRange(report.LeastFaults, 30, int.MaxValue);
        Assert.Equal(["watchers"], connector.NotPlayed);
    }

    [Fact]
    public async Task The_same_seed_runs_the_same_twice()
    {
        var (one, other) = (await Simulation.Of(Shelf.Tried()).RunAsync(4), await Simulation.Of(Shelf.Tried()).RunAsync(4));
        Assert.Equal(one.Trace.Hash, other.Trace.Hash);
    }

    [Fact]
    public void A_system_keeps_to_what_its_connector_declares()
    {
        var scenario = ScenarioDraw.Of(3, 30, Shelf.Tried());
        var knobs = scenario.Vendors.First(vendor => vendor.Name == "desk");
        Assert.True(knobs is { NumbersKeys: true, NumbersPeople: true, ComparesAndSets: true, Recover: RecoverMethod.Lookup });
        Assert.NotEqual(VersionKind.None, knobs.Version);
        Assert.InRange(knobs.SearchLag, TimeSpan.Zero, TimeSpan.FromSeconds(5));
        Assert.Equal(("N", 5), (knobs.Workflow!.Start, knobs.Workflow.Steps.Count));
        Assert.Equal("71004", People.KeyOf("p4", knobs));
        Assert.Equal("p4", People.NameOf(Values.Value.Of("71004")));
    }

    [Fact]
    public void A_connector_changes_nothing_of_what_is_drawn_for_others()
    {
        var (with, without) = (ScenarioDraw.Of(3, 30, Shelf.Tried()), ScenarioDraw.Of(3, 30));
        Assert.Equal(without.Vendors.Select(vendor => vendor.Name), with.Vendors.Select(vendor => vendor.Name));
        Assert.Equal((without.IsStepwise, without.HasNeighbour, without.Policies.All.Conflict), (with.IsStepwise, with.HasNeighbour, with.Policies.All.Conflict));
    }

    [Fact]
    public void An_entity_that_cannot_take_part_says_why()
    {
        Assert.Null(Shelf.Tried().Unfit);
        Assert.Contains("cannot be read by its key", Shelf.Tried("note").Unfit);
    }
}
