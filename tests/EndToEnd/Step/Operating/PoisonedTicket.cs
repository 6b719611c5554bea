namespace Rezolve.Mapping.Tests.EndToEnd.Step.Operating;

/// <summary>The south no longer offers a value of a list, and refuses the one ticket that says it; all others go on.</summary>
internal static class PoisonedTicket
{
    public static async Task PlayAsync(Shift shift)
    {
        var (north, south) = await shift.BothAsync("VPN drops");
        var (other, others) = await shift.BothAsync("Badge refused");
        await Shift.AdministerAsync(shift.Pair.South, "withdraw", "Severity", "S1");
        await shift.North.ChangeAsync(north, new { CustomFields = new { Severity = "S1" }, Priority = 70 });
        await shift.North.ChangeAsync(other, new { Priority = 70 });
        await shift.Station.SettleAsync(withLetters: true);
        Assert.Equal(("70", "S2"), ((await shift.South.ReadAsync(south)).Priority, (await shift.South.ReadAsync(south)).Severity));
        Assert.Equal("70", (await shift.South.ReadAsync(others)).Priority);

        var found = await shift.Operator.DoctorAsync();
        await shift.Operator.TypeAsync("doctor");
        Assert.Contains("Invalid value for custom field", await shift.Operator.DoneAsync("trace", $"north/{north}"), StringComparison.Ordinal);
        await shift.Operator.TypeAsync("dead-letters", "list");

        await Shift.AdministerAsync(shift.Pair.South, "offer", "Severity", "S1");
        await shift.Operator.FollowAsync(found.SelectMany(one => one.Commands).First(command => command.Contains("replay", StringComparison.Ordinal)));
        await shift.Station.SettleAsync();
        await shift.Operator.AssertWellAsync();
        Assert.Equal("S1", (await shift.South.ReadAsync(south)).Severity);
        Assert.Equal("S1", (await shift.North.ReadAsync(north)).Severity);
    }
}
