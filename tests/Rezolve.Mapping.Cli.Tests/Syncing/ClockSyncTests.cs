namespace Rezolve.Mapping.Cli.Tests.Syncing;

/// <summary>A system's own clock, from its record to what an operator sees of it.</summary>
public sealed class ClockSyncTests : SyncTest
{
    private static readonly string Manifest = ToyDesk.Manifest.Replace(
        "\"entities\": {",
        """
        "entities": {
          "due": {
            "kind": "sla", "parent": "ticket", "key": "{{ 'due' }}", "embedded": { "in": "one", "records": "$", "where": "{{ record.due != null }}" },
            "fields": { "metric": { "read": "{{ 'resolution' }}" }, "policyName": { "read": "{{ 'Gold' }}" }, "dueAt": { "read": "$.due" } }
          },
        """,
        StringComparison.Ordinal);

    public ClockSyncTests()
    {
        Write("connectors/toy/toy.connector.json", Manifest);
        Write("rezolve.json", File.ReadAllText(Path.Combine(Folder, "rezolve.json")).Replace(
            "\"syncs\"", """ "sla": { "goals": [{ "name": "done", "metric": "resolution", "within": "PT4H" }], "tolerance": "PT15M" }, "syncs" """, StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_is_read_kept_and_shown_beside_the_hubs_and_never_written()
    {
        var id = Desk.Add("Printer on fire");
        Desk.Edit(id, "due", "2026-05-01T13:30:00Z");
        await SyncOnce();

        var clock = (await RunApproved("sla", "--json")).Json.GetProperty("clocks")[0];
        Assert.Equal(("done", "running", "2026-05-01T14:00:00Z"), (clock.GetProperty("goal").GetString(), clock.GetProperty("state").GetString(), clock.GetProperty("dueAt").GetString()));
        var theirs = Assert.Single(clock.GetProperty("systems").EnumerateArray());
        Assert.Equal(
            ("desk", "Gold", "2026-05-01T13:30:00Z", "PT30M", false),
            (theirs.GetProperty("connection").GetString(), theirs.GetProperty("name").GetString(), theirs.GetProperty("dueAt").GetString(), theirs.GetProperty("difference").GetString(), theirs.GetProperty("counts").GetBoolean()));
        Assert.Contains("\"clock\":\"due/due\"", (await RunApproved("events", "--json")).Out, StringComparison.Ordinal);

        Desk.Edit(id, "due", "2026-05-01T14:00:00Z");
        await SyncOnce();
        Assert.Contains("    desk: Gold  running, over at 2026-05-01 14:00:00Z, as the hub's", (await RunApproved("sla")).Out, StringComparison.Ordinal);
        Assert.Empty(Desk.Writes);
        Assert.DoesNotContain(Lab.Writes, write => write.Contains("due", StringComparison.Ordinal));
    }
}
