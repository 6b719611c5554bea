using Rezolve.Mapping.Hub.Events;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Cli.Tests.Operating;

/// <summary>What happened is told in order, from any place on, for people and for programs.</summary>
public sealed class EventsTests : OperatingTest
{
    [Fact]
    public async Task What_happened_is_told_in_order_a_line_each()
    {
        await HappenedAsync();

        Assert.Equal(
            """
            1  2026-05-01 12:00:00Z  ticket.created  t1  (desk/1)
            2  2026-05-01 12:00:00Z  ticket.updated  t1  status: "open" → nothing (desk/1)
            3  2026-05-01 12:00:00Z  comment.created  t2  comment c1 (lab/9 4)

            """,
            (await Run("events")).Out);
    }

    [Fact]
    public async Task A_program_goes_on_after_the_last_one_it_saw()
    {
        await HappenedAsync();
        var run = await Run("events", "--after", "1", "--type", "ticket.*", "--json");

        Assert.Equal(
            """{"place":2,"id":"e2","at":"2026-05-01T12:00:00.0000000Z","type":"ticket.updated","tenant":"acme","ticket":"t1","cause":"desk/1","causedBy":"e1","changes":{"status":{"from":"open","to":null}}}""" + "\n",
            run.Out);
    }

    [Fact]
    public async Task Where_there_are_more_it_is_said()
    {
        await HappenedAsync();
        var run = await Run("events", "--limit", "2");

        Assert.Equal(2, run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("There are more than 2 events: go on with --after, or use --limit.", run.Err, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_type_that_nothing_has_is_refused_with_those_there_are()
    {
        var run = await Run("events", "--type", "ticket.gone");

        Assert.Equal(2, run.Exit);
        Assert.Contains("No event has the type 'ticket.gone'.", run.Err, StringComparison.Ordinal);
        Assert.Contains("ticket.created", run.Err, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_asks_for_what_is_no_longer_kept_is_told_so()
    {
        await HappenedAsync();
        await using (var store = await OpenAsync())
            await store.CommitAsync(new StoreChange { Deletes = [.. Enumerable.Range(1, 2).Select(place => new RowCheck(new RowKey("acme", RowKinds.Event, EventRows.IdOf(place)), null))] }, Cancellation);
        var run = await Run("events", "--after", "1");
        Assert.Equal((2, ""), (run.Exit, run.Out));
        Assert.Contains("What happened at the places 2 to 2 is no longer kept; the first that is has place 3.", run.Err, StringComparison.Ordinal);
        Assert.Contains("rezolve events --after 2", run.Err, StringComparison.Ordinal);

        Assert.Equal(0, (await Run("events", "--after", "2")).Exit);
        Assert.Contains("The first that is kept has place 3.", (await Run("events")).Err, StringComparison.Ordinal);
    }

    private async Task HappenedAsync()
    {
        HubEvent[] all =
        [
            new("e1", Noon, "ticket.created", "t1", "desk/1"),
            new("e2", Noon, "ticket.updated", "t1", "desk/1") { CausedBy = "e1", Changes = new Dictionary<string, (Value, Value)> { ["status"] = (Value.Of("open"), Value.Null) } },
            new("e3", Noon, "comment.created", "t2", "lab/9 4") { About = new Dictionary<string, string> { ["comment"] = "c1" } },
        ];
        await KeepAsync([.. all.Select((one, at) => EventRows.Placed(Stored(EventRows.Of("acme", one)), at + 1))]);
    }

    private static StoredRow Stored(RowWrite row) => new(row.Key, 1, row.Content) { Index = row.Index };
}
