using Rezolve.Mapping.Tests.EndToEnd.Step.Trackers;

namespace Rezolve.Mapping.Tests.EndToEnd.Step.Operating;

/// <summary>The south goes away just after it has made a ticket, before it could say so; people in the north work on.</summary>
internal static class Outage
{
    private const string Made = "Made when the south went away";

    public static async Task PlayAsync(Shift shift)
    {
        var (mail, _) = await shift.BothAsync("Mail is slow");
        await shift.North.OpenAsync(Made, new() { ["Priority"] = 10 });
        var hold = shift.Pair.SouthRelay.Hold(new HeldRequest("made, the answer is lost", HeldStage.Done, HttpMethod.Post, "/ticket"));
        var sync = shift.Operator.TypeAsync("sync", "tickets", "--once");
        await hold.Hit.WaitAsync(TestContext.Current.CancellationToken);
        shift.Pair.SouthRelay.IsDown = true;
        hold.End();
        await sync;
        await shift.North.ChangeAsync(mail, new { Subject = "Mail is very slow", Status = "open" });
        await shift.Alice.SayAsync(mail, "<p>Still slow</p>");
        var (exit, text) = await shift.Operator.TypeAsync("sync", "tickets", "--once");
        await shift.Operator.TypeAsync("status");
        await shift.Operator.TypeAsync("doctor");
        await shift.Operator.TypeAsync("trace", $"north/{mail}");
        var found = await shift.Operator.DoctorAsync();

        shift.Pair.SouthRelay.IsDown = false;
        await shift.Station.SettleAsync();
        await shift.Operator.TypeAsync("doctor");
        Assert.Single(await shift.South.FindAsync(Made));
    }
}
