namespace Rezolve.Mapping.Tests.EndToEnd.Step.Operating;

/// <summary>Two people change one subject at once, which the workspace leaves to a person.</summary>
internal static class Disagreement
{
    public static async Task PlayAsync(Shift shift)
    {
        var (north, south) = await shift.BothAsync("Printer smokes");
        await shift.North.ChangeAsync(north, new { Subject = "Printer burns" });
        await shift.South.ChangeAsync(south, new { Subject = "Printer on the third floor smokes", Priority = 50 });
        await shift.Station.SettleAsync(withLetters: true);
        Assert.Equal("50", (await shift.North.ReadAsync(north)).Priority);

        var found = await shift.Operator.FindAsync("RZ8301");
        Assert.Contains("held: 1 conflict", await shift.Operator.DoneAsync("status"), StringComparison.Ordinal);
        var why = await shift.Operator.DoneAsync("explain-field", $"south/{south}", "subject");
        Assert.Contains("agreed \"Printer smokes\", hub \"Printer burns\", system \"Printer on the third floor smokes\": both had changed (manual: a person decides)", why, StringComparison.Ordinal);

        await shift.Operator.FollowAsync(found.Commands.Single(command => command.EndsWith("--keep hub", StringComparison.Ordinal)));
        await shift.Station.SettleAsync();
        await shift.Operator.AssertWellAsync();
        Assert.Equal("Printer burns", (await shift.South.ReadAsync(south)).Subject);
    }
}
