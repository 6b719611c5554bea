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
        await shift.Operator.TypeAsync("status");
        await shift.Operator.TypeAsync("doctor");
        await shift.Operator.TypeAsync("conflicts", "list");
        await shift.Operator.TypeAsync("conflicts", "list", "--json");
        await shift.Operator.TypeAsync("trace", $"south/{south}");
        await shift.Operator.TypeAsync("explain-field", $"south/{south}", "subject");
    }
}
