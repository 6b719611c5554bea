namespace Rezolve.Mapping.Cli.Tests.Syncing;

/// <summary>What a guard stops is told wherever an operator looks, and goes on by a person's word.</summary>
public sealed class AllowCommandTests : SyncTest
{
    private const string Line = "lab: stopped since 2026-05-01 10:00:00Z, lab: would create more than 3 tickets at once; if that is meant: rezolve allow lab create";

    [Fact]
    public async Task What_a_guard_has_stopped_is_told_and_goes_on_once_it_is_allowed()
    {
        Decide("{}", schedule: """{}, "guards": { "creates": 3 }""");
        for (var i = 0; i < 5; i++)
            Desk.Add($"ticket {i}");
        var first = await RunApproved("sync", "both", "--once");
        Assert.Equal((6, 3), (first.Exit, Lab.Count));
        Assert.Contains("More was to be done at once than a guard allows, and waits for a person: rezolve status", first.Err);
        Assert.Contains(Line, (await Run("status")).Out);
        var stopped = (await Run("status", "--json")).Json.GetProperty("stopped")[0];
        Assert.Equal(("lab", "create", "lab: would create more than 3 tickets at once"), (stopped.GetProperty("connection").GetString(), stopped.GetProperty("act").GetString(), stopped.GetProperty("reason").GetString()));
        Assert.Equal($"{Line}\nPlan: nothing to do.\n", (await RunApproved("plan", "both")).Out);
        Assert.Contains("would create more than 3 tickets at once", (await Run("queue", "--limit", "1")).Out);

        var allowed = await Run("allow", "lab", "create");
        Assert.Equal((0, "lab: create is allowed until 2026-05-01 11:00:00Z; 2 tickets that waited for it are due now.\n"), (allowed.Exit, allowed.Out));
        Assert.Contains("lab: create is allowed until 2026-05-01 11:00:00Z", (await Run("status")).Out);
        Assert.Equal(0, (await RunApproved("sync", "both", "--once")).Exit);
        Assert.Equal(5, Lab.Count);
    }

    [Theory]
    [InlineData("lab", "create", "error RZ9014: Nothing was stopped at 'lab' by the guard of 'create'.\n  try: See what was with: rezolve status\n")]
    [InlineData("nope", "delete", "error RZ9014: Nothing was stopped at 'nope' by the guard of 'delete'.\n  try: See what was with: rezolve status\n")]
    public async Task What_was_not_stopped_cannot_be_allowed(string connection, string act, string error)
    {
        var run = await Run("allow", connection, act);

        Assert.Equal((2, "", error), (run.Exit, run.Out, run.Err));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("169")]
    public async Task It_is_allowed_for_a_while_only(string hours)
    {
        var run = await Run("allow", "lab", "create", "--hours", hours);

        Assert.Equal(2, run.Exit);
        Assert.Contains("Expected 1 to 168 hours.", run.Err);
    }
}
