namespace Rezolve.Mapping.Tests.EndToEnd.Step.Operating;

/// <summary>The store is lost, and that of yesterday is put in its place.</summary>
internal static class LostStore
{
    private const int Since = 6;

    public static async Task PlayAsync(Shift shift)
    {
        await shift.Operator.DoneAsync("backup", "yesterday.backup");
        for (var at = 1; at <= Since; at++)
            await (at % 2 == 0 ? shift.North : shift.South).OpenAsync($"Made since {at}", new() { ["Priority"] = 10 });
        var (north, south) = await shift.BothAsync("Screen flickers");
        await shift.North.ChangeAsync(north, new { Subject = "Screen is dark" });
        await shift.Alice.SayAsync(north, "<p>Said since</p>");
        await shift.Station.SettleAsync();
        File.Delete(Path.Combine(shift.Station.Folder, "data", "rezolve.db"));
        Assert.Contains("RZ8707", await shift.Operator.DoneAsync("doctor", "--offline"), StringComparison.Ordinal);

        await shift.Operator.DoneAsync("restore", "yesterday.backup");
        await shift.Station.SettleAsync();
        await shift.Operator.AssertWellAsync();
        for (var at = 1; at <= Since; at++)
            await shift.BothAsync($"Made since {at}");
        Assert.Equal("Screen is dark", (await shift.South.ReadAsync(south)).Subject);
        Assert.Single(await shift.Bora.HeardAsync(south));
    }
}
