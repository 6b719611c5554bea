using System.Text.Json;
using EndToEnd.Processes;

namespace Rezolve.Mapping.Tests.EndToEnd.RequestTracker;

/// <summary>Writing to the real server: what is taken, what is refused, what somebody else changed first.</summary>
[Collection(TrackerCollection.Name)]
public sealed class WritingTests(TrackerServer server)
{
    [Fact]
    public async Task A_change_is_made_and_read_back()
    {
        server.Require();
        using var desk = await new Desk(server).ApprovedAsync();
        var before = await desk.TicketAsync("1");
        var run = await ChangeAsync(desk, before, new { Subject = "Printer aflame – Tűz 🔥", Priority = "90", CustomFields = new { Severity = "S2", Labels = new[] { "fire", "tűz" } } });
        Assert.True(run.Exit == 0, run.Err);
        Assert.Contains("Subject changed from", run.Out);

        var after = await desk.TicketAsync("1");
        Assert.Equal(
            ("Printer aflame – Tűz 🔥", "1", "S2"),
            (after.GetProperty("subject").GetString(), after.GetProperty("priority").GetString(), after.GetProperty("custom").GetProperty("severity").GetString()));
        Assert.Equal(["fire", "tűz"], after.GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()));
        Assert.NotEqual(before.GetProperty("version").GetString(), after.GetProperty("version").GetString());
    }

    [Fact]
    public async Task What_somebody_else_changed_first_is_not_overwritten()
    {
        server.Require();
        using var desk = await new Desk(server).ApprovedAsync();
        var stale = await desk.TicketAsync("2");
        Assert.Equal(0, (await ChangeAsync(desk, stale, new { Priority = "31" })).Exit);
        var run = await ChangeAsync(desk, stale, new { Subject = "Lost" });
        Assert.Equal(5, run.Exit);
        Assert.Contains("was answered 412", run.Err);
        Assert.Contains("Precondition Failed", run.Err);
        Assert.NotEqual("Lost", (await desk.TicketAsync("2")).GetProperty("subject").GetString());
    }

    [Fact]
    public async Task A_refusal_inside_a_200_is_told_in_the_servers_words()
    {
        server.Require();
        using var desk = await new Desk(server).ApprovedAsync();
        var run = await ChangeAsync(desk, await desk.TicketAsync("3"), new { Owner = "carol@example.test", Subject = "VPN still drops" });
        Assert.Equal(5, run.Exit);
        Assert.Contains("That user may not own tickets in that queue", run.Err);
        Assert.Equal("VPN still drops", (await desk.TicketAsync("3")).GetProperty("subject").GetString());
    }

    [Fact]
    public async Task A_ticket_is_made_and_deleted()
    {
        server.Require();
        using var desk = await new Desk(server).ApprovedAsync();
        var made = await desk.CallAsync("ticketCreate", new { intent = new { key = "e2e-1" }, document = new { Subject = "Short-lived", Content = "<p>Hé</p>" } });
        Assert.True(made.Exit == 0, made.Err);
        var key = JsonDocument.Parse(made.Out).RootElement.GetProperty("id").GetString()!;
        Assert.Equal("e2e-1", (await desk.TicketAsync(key)).GetProperty("custom").GetProperty("externalId").GetString());

        Assert.Equal(0, (await desk.CallAsync("ticketDelete", new { key })).Exit);
        var gone = await desk.RunAsync("read", "desk", "ticket", "--key", key);
        // A deleted ticket can still be read by number; its status is none the hub has.
        Assert.Equal(6, gone.Exit);
        Assert.Contains("\"deleted\"", gone.Err);
    }

    private static Task<Ran> ChangeAsync(Desk desk, JsonElement read, object document) =>
        desk.CallAsync("ticketUpdate", new { key = read.GetProperty("key").GetString(), version = read.GetProperty("version").GetString(), document });
}
