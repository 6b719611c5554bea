using Rezolve.Mapping.Tests.EndToEnd.Step.Trackers;

namespace Rezolve.Mapping.Tests.EndToEnd.Step.Operating;

/// <summary>Somebody writes a table of priorities the wrong way round.</summary>
internal static class WrongMapping
{
    private const string Right = "\"overlay\": { \"connection\":";
    private const string Wrong = "\"overlay\": { \"tables\": { \"priority\": { \"rows\": [[\"90\", \"5\"], [\"70\", \"4\"], [\"50\", \"3\"], [\"30\", \"2\"], [\"10\", \"1\"]] } }, \"connection\":";

    public static async Task PlayAsync(Shift shift)
    {
        var before = (await Admin.TransactionsAsync(shift.Pair.North), await Admin.TransactionsAsync(shift.Pair.South));
        await shift.EditAsync(Right, Wrong);
        Assert.Equal(3, (await shift.Operator.TypeAsync("sync", "tickets", "--once")).Exit);
        await ApproveAsync(shift);
        Assert.Contains("are decided anew by 'initial'", await shift.Operator.DoneAsync("plan", "tickets"), StringComparison.Ordinal);
        Assert.Equal(6, (await shift.Operator.TypeAsync("sync", "tickets", "--once")).Exit);
        var found = await shift.Operator.DoctorAsync();
        Assert.Contains(found, one => one.Code == "RZ8406" && one.Seen.Contains("decide anew", StringComparison.Ordinal));
        await shift.Operator.TypeAsync("status");

        await shift.EditAsync(Wrong, Right);
        await ApproveAsync(shift);
        await shift.Station.SettleAsync(withLetters: true);
        await shift.Operator.AssertWellAsync();
        Assert.Equal(before, (await Admin.TransactionsAsync(shift.Pair.North), await Admin.TransactionsAsync(shift.Pair.South)));
    }

    private static async Task ApproveAsync(Shift shift)
    {
        foreach (var connection in new[] { "north", "south" })
            await shift.Operator.DoneAsync("approve", connection);
    }
}
