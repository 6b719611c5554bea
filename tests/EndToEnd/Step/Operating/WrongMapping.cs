namespace Rezolve.Mapping.Tests.EndToEnd.Step.Operating;

/// <summary>Somebody mixes up two rows of a table.</summary>
internal static class WrongMapping
{
    private const string Right = "\"overlay\": { \"connection\": { \"timeout\": \"PT5S\" }, \"entities\"";
    private const string Wrong = "\"overlay\": { \"tables\": { \"priority\": { \"rows\": [[\"90\", \"5\"], [\"70\", \"4\"], [\"50\", \"3\"], [\"30\", \"2\"], [\"10\", \"1\"]] } }, \"connection\": { \"timeout\": \"PT5S\" }, \"entities\"";

    public static async Task PlayAsync(Shift shift)
    {
        await shift.EditAsync(Right, Wrong);
        await shift.Operator.TypeAsync("sync", "tickets", "--once");
        await shift.Operator.TypeAsync("doctor");
        await shift.Operator.TypeAsync("approve", "north");
        await shift.Operator.TypeAsync("approve", "south");
        await shift.Operator.TypeAsync("plan", "tickets");
        await shift.Operator.TypeAsync("sync", "tickets", "--once");
        await shift.Operator.TypeAsync("status");
        await shift.Operator.TypeAsync("doctor");
        await shift.Operator.TypeAsync("verify", "tickets");
        await shift.EditAsync(Wrong, Right);
        await shift.Operator.TypeAsync("approve", "north");
        await shift.Operator.TypeAsync("approve", "south");
        await shift.Operator.TypeAsync("sync", "tickets", "--once");
        await shift.Operator.TypeAsync("doctor");
        await shift.Operator.TypeAsync("verify", "tickets");
    }
}
