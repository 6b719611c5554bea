namespace Rezolve.Mapping.Tests.EndToEnd.Step.Operating;

/// <summary>The south no longer offers a value of a list, and refuses the one ticket that says it.</summary>
internal static class PoisonedTicket
{
    public static async Task PlayAsync(Shift shift)
    {
        var (north, south) = await shift.BothAsync("VPN drops");
        await Shift.AdministerAsync(shift.Pair.South, "withdraw", "Severity", "S1");
        await shift.North.ChangeAsync(north, new { CustomFields = new { Severity = "S1" }, Priority = 70 });
        await shift.Station.SettleAsync(withLetters: true);
        await shift.Operator.TypeAsync("status");
        await shift.Operator.TypeAsync("doctor");
        await shift.Operator.TypeAsync("dead-letters", "list");
        await shift.Operator.TypeAsync("links", "--held");
        await shift.Operator.TypeAsync("trace", $"north/{north}");
        await shift.Operator.TypeAsync("explain-field", $"north/{north}", "custom.severity");
        await Shift.AdministerAsync(shift.Pair.South, "offer", "Severity", "S1");
    }
}
