using Rezolve.Mapping.Tests.EndToEnd.Step.Trackers;

namespace Rezolve.Mapping.Tests.EndToEnd.Step.Operating;

/// <summary>The south goes away just after it has made a ticket, before it could say so; people in the north work on.</summary>
internal static class Outage
{
    private const string Made = "Made when the south went away";

    public static async Task PlayAsync(Shift shift)
    {
        var (north, south) = await shift.BothAsync("Mail is slow");
        await shift.North.OpenAsync(Made, new() { ["Priority"] = 10 });
        await BreakAsync(shift);
        await shift.North.ChangeAsync(north, new { Subject = "Mail is very slow", Status = "open" });
        await shift.Alice.SayAsync(north, "<p>Still slow</p>");

        Assert.Equal(5, (await shift.Operator.TypeAsync("sync", "tickets", "--once")).Exit);
        var found = await shift.Operator.FindAsync("RZ8102");
        Assert.Equal("south", found.About);
        Assert.Contains("503", found.Seen, StringComparison.Ordinal);
        Assert.Contains("south: links 7 active; writes under way 0; creates 1 unknown", await shift.Operator.DoneAsync("status"), StringComparison.Ordinal);

        shift.Pair.SouthRelay.IsDown = false;
        Assert.Contains("south: ok", await shift.Operator.FollowAsync(found.Commands[0]), StringComparison.Ordinal);
        await shift.Station.SettleAsync();
        await shift.Operator.AssertWellAsync();
        Assert.Single(await shift.South.FindAsync(Made));
        Assert.Equal("Mail is very slow", (await shift.South.ReadAsync(south)).Subject);
        Assert.Single(await shift.Bora.HeardAsync(south));
    }

    private static async Task BreakAsync(Shift shift)
    {
        var hold = shift.Pair.SouthRelay.Hold(new HeldRequest("made, the answer is lost", HeldStage.Done, HttpMethod.Post, "/ticket"));
        var sync = shift.Operator.TypeAsync("sync", "tickets", "--once");
        await hold.Hit.WaitAsync(TestContext.Current.CancellationToken);
        shift.Pair.SouthRelay.IsDown = true;
        hold.End();
        await sync;
    }
}
