using Rezolve.Mapping.Tests.EndToEnd.Servers;
using Rezolve.Mapping.Tests.EndToEnd.Step.Trackers;

namespace Rezolve.Mapping.Tests.EndToEnd.Step.Operating;

/// <summary>An evening at two real servers on which a system is away, two people disagree, a ticket is poisoned, a mapping is wrong and the store is lost.</summary>
/// <param name="pair">The servers.</param>
/// <param name="output">Where the evening is told.</param>
public sealed class OperatorTests(TrackerPair pair, ITestOutputHelper output) : TrackerTests(pair)
{
    [Fact]
    public async Task Each_trouble_is_found_and_mended_with_the_command_and_in_the_end_both_desks_say_the_same()
    {
        LongRun.Require("An operator's evening");
        Pair.Require();
        using var shift = await Shift.BeginAsync(Pair);
        try
        {
            await Outage.PlayAsync(shift);
            await Disagreement.PlayAsync(shift);
            await PoisonedTicket.PlayAsync(shift);
            await WrongMapping.PlayAsync(shift);
            await LostStore.PlayAsync(shift);
        }
        finally
        {
            shift.Pair.SouthRelay.IsDown = false;
            output.WriteLine(string.Join("\n\n", shift.Operator.Lines));
        }
        Assert.Contains("same", await shift.Operator.DoneAsync("verify", "tickets"), StringComparison.Ordinal);
        await shift.AssertSameAsync();
        await shift.AssertSilenceAsync();
    }
}
