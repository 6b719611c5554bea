using Rezolve.Mapping.Simulation.Drawing;
using Rezolve.Mapping.Simulation.Editing;
using Rezolve.Mapping.Simulation.Running;
using Rezolve.Mapping.Simulation.Shrinking;

namespace Rezolve.Mapping.Simulation.Tests.Shrinking;

public sealed class ShrinkTests
{
    [Fact]
    public async Task A_failing_script_is_cut_down_to_what_matters()
    {
        // Nothing is ever made: one ticket is enough to show it.
        var simulation = new Simulation(setting => SpineOfPipeline.Of(setting) with { Work = () => Task.CompletedTask });
        var smallest = await new Shrink(simulation).SmallestAsync(ScenarioDraw.Of(1, 30), "I1");
        var act = Assert.Single(smallest.Script);
        Assert.IsType<CreateTicket>(act);
        Assert.Matches("^e[0-9]+: at [a-z]+ a ticket is made: ", act.Tell());
    }
}
