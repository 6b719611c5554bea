using System.Text.Json;

namespace Rezolve.Mapping.Cli.Tests.Syncing;

/// <summary>What the values that come in are like is counted while a sync runs, and a map that went wrong shows although nothing fails.</summary>
public sealed class MonitorTests : SyncTest
{
    [Fact]
    public async Task Edits_writes_and_values_are_counted_and_a_quiet_round_counts_nothing()
    {
        Desk.Add("printer");
        Desk.Add("screen", "done");
        await SyncOnce();
        Desk.Edit(1, "title", "laser");
        await SyncOnce();

        var desk = await ChangesAsync("desk");
        var lab = await ChangesAsync("lab");

        Assert.Equal((3, 0), (Number(desk, "edits"), Number(desk, "writes")));
        Assert.Equal((0, 1), (Number(lab, "edits"), Number(lab, "writes")));
        Assert.Equal((3, 0), (Number(desk.GetProperty("fields").GetProperty("status"), "told"), Number(desk.GetProperty("fields").GetProperty("status"), "unmapped")));
        Assert.Equal("""{"open":2,"resolved":1}""", desk.GetProperty("fields").GetProperty("status").GetProperty("values").GetRawText());
        Assert.Contains("  changes: 3 tickets came in, 0 writes", (await RunApproved("status")).Out);

        var before = desk.GetRawText();
        await SyncOnce();
        Assert.Equal(before, (await ChangesAsync("desk")).GetRawText());
    }

    [Fact]
    public async Task Values_without_a_counterpart_show_as_a_share_by_what_the_operator_thinks_many()
    {
        foreach (var number in Enumerable.Range(1, 60))
            Desk.Add($"ticket {number}", number % 10 == 0 ? "odd" : "open");
        await RunApproved("sync", "both", "--once");

        Assert.Contains("without a counterpart: status 6 of 60", (await RunApproved("status")).Out);
        Assert.Contains(Findings(await RunApproved("doctor", "--offline", "--json")), one => one == "RZ8205 desk: status: 6 of the last 60 values have no counterpart");
        Assert.DoesNotContain(Findings(await RunApproved("doctor", "--offline", "--unmapped", "20", "--json")), one => one.StartsWith("RZ8205", StringComparison.Ordinal));
    }

    [Fact]
    public async Task That_a_changed_map_spreads_values_otherwise_is_told()
    {
        foreach (var number in Enumerable.Range(1, 60))
            Desk.Add($"ticket {number}");
        await SyncOnce();
        const string Connector = "connectors/toy/toy.connector.json";
        Write(Connector, Read(Connector).Replace("""[["open", "open"], ["done", "resolved"]]""", """[["open", "pending"], ["new", "open"], ["done", "resolved"]]""", StringComparison.Ordinal));
        Assert.Equal(0, (await Run("approve", "desk", "--yes")).Exit);
        Assert.Equal(0, (await Run("approve", "lab", "--yes")).Exit);
        foreach (var number in Enumerable.Range(1, 60))
            Desk.Edit(number, "title", $"other {number}");
        await RunApproved("sync", "both", "--once");

        Assert.Contains(Findings(await RunApproved("doctor", "--offline", "--json")), one => one == "RZ8206 desk: status moved by 100 %: before open 100 %; now pending 100 %");
        Assert.DoesNotContain(Findings(await RunApproved("doctor", "--offline", "--shift", "101", "--json")), one => one.StartsWith("RZ8206", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Findings(CliRun run) => run.Json.GetProperty("findings").EnumerateArray()
        .Select(one => $"{one.GetProperty("code").GetString()} {one.GetProperty("about").GetString()}: {one.GetProperty("seen").GetString()}");

    private static int Number(JsonElement counts, string word) => counts.GetProperty(word).GetInt32();

    private async Task<JsonElement> ChangesAsync(string connection) => (await RunApproved("status", "--json")).Json.GetProperty("connections").EnumerateArray()
        .Single(one => one.GetProperty("connection").GetString() == connection).GetProperty("changes");
}
