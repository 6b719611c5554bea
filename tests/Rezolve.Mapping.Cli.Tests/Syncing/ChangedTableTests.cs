using Microsoft.Extensions.Time.Testing;

namespace Rezolve.Mapping.Cli.Tests.Syncing;

/// <summary>A table is changed while tickets are linked: what was agreed under the one before is no edit of anybody.</summary>
public sealed class ChangedTableTests : SyncTest
{
    private const string Connector = "connectors/toy/toy.connector.json";
    private const string Right = """[["open", "open"], ["done", "resolved"]]""";
    private const string Swapped = """[["open", "resolved"], ["done", "open"]]""";
    private const string Grown = """[["open", "open"], ["done", "resolved"], ["waiting", "pending"]]""";

    [Fact]
    public async Task Rows_that_were_mixed_up_stop_at_the_guard_and_nothing_is_changed_anywhere()
    {
        await LinkAsync(4);
        await ChangeAsync(Right, Swapped);

        Assert.Contains("The map of status at desk was changed under 4 linked tickets: 0 go on as agreed, 4 are decided anew by 'initial'", (await RunApproved("plan", "both")).Out, StringComparison.Ordinal);
        var stopped = await RunApproved("sync", "both", "--once");
        Assert.Equal(6, stopped.Exit);
        Assert.Contains("desk: would decide anew more than 2 tickets at once; if that is meant: rezolve allow desk remap", (await RunApproved("status")).Out, StringComparison.Ordinal);
        Assert.Contains("RZ8406", (await RunApproved("doctor", "--offline")).Out, StringComparison.Ordinal);

        await ChangeAsync(Swapped, Right);
        await RunApproved("sync", "both", "--once");
        await RunApproved(terminal => terminal with { Clock = new FakeTimeProvider(new DateTimeOffset(2026, 5, 1, 11, 0, 0, TimeSpan.Zero)) }, CancellationToken.None, "sync", "both", "--once");
        Assert.Empty((await RunApproved("plan", "both", "--json")).Json.GetProperty("tickets").EnumerateArray());
        Assert.DoesNotContain("RZ8406", (await RunApproved("doctor", "--offline")).Out, StringComparison.Ordinal);
        Assert.Equal(4, Lab.Writes.Count);
        Assert.Empty(Desk.Writes);
    }

    [Fact]
    public async Task What_waited_for_a_row_is_an_edit_when_the_table_has_it()
    {
        await LinkAsync(3);
        Desk.Edit(1, "state", "waiting");
        await SyncOnce();
        Assert.All(Enumerable.Range(1, 3), id => Assert.Equal("open", Lab[id, "state"]));

        await ChangeAsync(Right, Grown);
        Assert.Contains("3 go on as agreed, 0 are decided anew", (await RunApproved("plan", "both")).Out, StringComparison.Ordinal);
        await SyncOnce();
        Assert.Equal(["open", "open", "waiting"], Enumerable.Range(1, 3).Select(id => Lab[id, "state"]).Order());
        Assert.Equal("waiting", Desk[1, "state"]);
        Assert.Contains("No conflicts", (await RunApproved("conflicts", "list")).Err, StringComparison.Ordinal);
    }

    // More than the guard lets be decided anew without a person's word.
    private async Task LinkAsync(int tickets)
    {
        Write("rezolve.json", Read("rezolve.json").Replace("\"fields\": {}", "\"fields\": {}, \"guards\": { \"remapped\": 2 }", StringComparison.Ordinal));
        foreach (var number in Enumerable.Range(1, tickets))
            Desk.Add($"ticket {number}");
        await SyncOnce();
        Assert.Equal(tickets, Lab.Count);
    }

    private async Task ChangeAsync(string from, string to)
    {
        Write(Connector, Read(Connector).Replace(from, to, StringComparison.Ordinal));
        foreach (var connection in new[] { "desk", "lab" })
            Assert.Equal(0, (await Run("approve", connection, "--yes")).Exit);
    }
}
