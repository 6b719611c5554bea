using System.Text.Json;
using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.LiteDb;
using Rezolve.Mapping.Storage;

namespace Rezolve.Mapping.Cli.Tests.Syncing;

/// <summary>Where systems and the hub differ is found by reading them, and nothing is written.</summary>
public sealed class VerifyCommandTests : SyncTest
{
    private static readonly DateTimeOffset Now = new(2026, 5, 1, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task After_a_sync_all_fields_say_the_same()
    {
        await BeginAsync();

        var run = await RunApproved("verify", "both");

        Assert.Equal((0, "6 tickets: 6 compared\n18 fields: 18 same\n", ""), (run.Exit, run.Out, run.Err));
    }

    [Fact]
    public async Task What_no_feed_told_of_is_listed_with_what_a_turn_would_do()
    {
        await BeginAsync();
        Desk.Edit(1, "title", "laser");
        Desk.Edit(1, "order", "A-1");
        Desk.Edit(3, "state", "done");
        var writes = Desk.Writes.Count + Lab.Writes.Count;
        var before = (await RunApproved("status", "--json")).Out;

        var run = await RunApproved("verify", "both");

        Assert.Equal(
            """
            desk 1  subject: hub "printer", there "laser"; a turn of the ticket would take it from there
            desk 1  custom.order: hub nothing, there "A-1"; a turn of the ticket would take it from there
            desk 3  status: hub "open", there "resolved"; a turn of the ticket would take it from there
            6 tickets: 6 compared
            18 fields: 15 same, 3 different

            """, run.Out);
        Assert.Equal(6, run.Exit);
        Assert.Equal((writes, before), (Desk.Writes.Count + Lab.Writes.Count, (await RunApproved("status", "--json")).Out));
        Assert.Equal(0, (await RunApproved("sync", "both", "--once", "--ticket", "desk/1")).Exit);
        Assert.Equal(["status"], (await RunApproved("verify", "both", "--json")).Json.GetProperty("differences").EnumerateArray().Select(one => one.GetProperty("field").GetString()));
    }

    [Theory]
    [InlineData("pending")]
    [InlineData("held")]
    [InlineData("unheard")]
    public async Task What_is_on_its_way_or_stands_still_is_counted_and_not_listed(string word)
    {
        await BeginAsync();
        Desk.Edit(1, "title", "laser");
        await ChangeAsync(async hub =>
        {
            var link = (await hub.LinkAsync("desk", "1", Cancellation))!;
            var mark = MarkRows.Read(await hub.RowAsync(MarkRows.KeyOf("acme", "both", "desk"), Cancellation));
            return word switch
            {
                "pending" => WorkRows.Of("acme", new WorkItem(WorkItem.OfTicket(link.Ticket), Now, "poll")),
                "held" => LinkRows.Of("acme", link with { Holds = new Dictionary<string, GroupHold> { ["subject"] = new("contested", "subject", "somebody", Now) } }),
                _ => MarkRows.Of(MarkRows.KeyOf("acme", "both", "desk"), mark with { LastRun = Now.AddHours(-1) }),
            };
        });

        var run = await RunApproved("verify", "both", "--json");

        Assert.Equal((0, 0), (run.Exit, run.Json.GetProperty("differences").GetArrayLength()));
        Assert.Equal((18, 17, 1), (Field(run, "all"), Field(run, "same"), Field(run, word)));
    }

    [Fact]
    public async Task What_goes_one_way_only_may_differ()
    {
        Decide("""{ "subject": { "direction": { "lab": "out" } } }""");
        await BeginAsync();
        Lab.Edit(1, "title", "laser");

        var run = await RunApproved("verify", "both", "--json");

        Assert.Equal((0, 17, 1), (run.Exit, Field(run, "same"), Field(run, "left")));
    }

    [Fact]
    public async Task Tickets_in_are_tickets_out()
    {
        await BeginAsync();
        Desk.Refuse = request => request.Target == "/tickets/1" ? (404, "{}") : null;
        Lab.Refuse = request => request.Target == "/tickets/2" ? (403, "{}") : null;
        await ChangeAsync(async hub => LinkRows.Of("acme", (await hub.LinkAsync("lab", "3", Cancellation))! with { State = LinkState.Suspended }));

        var run = await RunApproved("verify", "both", "--json");

        var tickets = run.Json.GetProperty("tickets");
        Assert.Equal((6, 3, 1, 1, 1, 0), (Number(tickets, "all"), Number(tickets, "compared"), Number(tickets, "missing"), Number(tickets, "unread"), Number(tickets, "ended"), Number(tickets, "gone")));
        Assert.Equal(["desk/1", "lab/2"], run.Json.GetProperty("differences").EnumerateArray().Select(one => $"{one.GetProperty("connection").GetString()}/{one.GetProperty("key").GetString()}"));
        Assert.Equal(5, run.Exit);
    }

    [Fact]
    public async Task One_ticket_is_looked_at_alone_and_a_long_list_is_cut_off_but_counted()
    {
        await BeginAsync();
        foreach (var number in Enumerable.Range(1, 3))
            Desk.Edit(number, "title", $"other {number}");

        var one = await RunApproved("verify", "both", "--ticket", "desk/2", "--json");
        Assert.Equal((2, 1), (Number(one.Json.GetProperty("tickets"), "all"), one.Json.GetProperty("differences").GetArrayLength()));

        var two = await RunApproved("verify", "both", "--limit", "2", "--json");
        Assert.Equal((2, true, 3), (two.Json.GetProperty("differences").GetArrayLength(), two.Json.GetProperty("more").GetBoolean(), Field(two, "different")));

        Assert.Equal(2, (await RunApproved("verify", "both", "--ticket", "nobody")).Exit);
        Assert.Equal(2, (await RunApproved("verify", "neither")).Exit);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static int Field(CliRun run, string word) => Number(run.Json.GetProperty("fields"), word);

    private static int Number(JsonElement counts, string word) => counts.GetProperty(word).GetInt32();

    private async Task BeginAsync()
    {
        foreach (var title in new[] { "printer", "screen", "mouse" })
            Desk.Add(title);
        await SyncOnce();
        await SyncOnce();
    }

    private async Task ChangeAsync(Func<HubStore, Task<RowWrite>> make)
    {
        await using var store = await LiteDbStore.OpenAsync(Path.Combine(Folder, "rezolve.db"), new Microsoft.Extensions.Time.Testing.FakeTimeProvider(Now), new LiteDbLimits(), Cancellation);
        Assert.True((await store.CommitAsync(new StoreChange { Writes = [await make(new HubStore(store, "acme"))] }, Cancellation)).IsCommitted);
    }
}
