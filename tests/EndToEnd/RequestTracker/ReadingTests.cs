using System.Text.Json;

namespace Rezolve.Mapping.Tests.EndToEnd.RequestTracker;

/// <summary>Reading from the real server: pages that shift, more changes in a second than a page holds, every field.</summary>
[Collection(TrackerCollection.Name)]
public sealed class ReadingTests(TrackerServer server)
{
    [Fact]
    public async Task Every_ticket_comes_exactly_once_and_as_it_is()
    {
        server.Require();
        using var desk = await new Desk(server).ApprovedAsync();
        var run = await desk.RunAsync("read", "desk", "ticket", "--since", "2020-01-01", "--limit", "0");
        Assert.True(run.Exit == 0, run.Err);

        var tickets = run.Lines();
        Assert.Equal(tickets.Count, tickets.Select(ticket => ticket.GetProperty("key").GetString()).Distinct().Count());
        var seeds = tickets.Where(ticket => Seed.NumberOf(ticket) is not null).ToDictionary(ticket => Seed.NumberOf(ticket)!.Value);
        Assert.Equal(Enumerable.Range(1, Seed.Count), seeds.Keys.Order());
        Assert.All(seeds, seed => Assert.Equal(Seed.Expected(seed.Key), Seed.Actual(seed.Value)));
        Assert.All(seeds.Values, seed => Assert.Equal($"{server.Url}/Ticket/Display.html?id={seed.GetProperty("key").GetString()}", seed.GetProperty("url").GetString()));
    }

    [Fact]
    public async Task A_ticket_is_read_with_the_version_a_change_must_name()
    {
        server.Require();
        using var desk = await new Desk(server).ApprovedAsync();
        var ticket = await desk.TicketAsync("1");
        Assert.Equal("1", ticket.GetProperty("key").GetString());
        // Another test may have changed it meanwhile.
        Assert.StartsWith("Printer ", ticket.GetProperty("subject").GetString());
        Assert.Matches("^\"[0-9]+\"$", ticket.GetProperty("version").GetString());
        Assert.Equal(JsonValueKind.Object, ticket.GetProperty("assignee").ValueKind);
    }

    [Fact]
    public async Task A_user_is_read_by_name()
    {
        server.Require();
        using var desk = await new Desk(server).ApprovedAsync();
        var run = await desk.RunAsync("read", "desk", "user", "--key", "alice");
        Assert.True(run.Exit == 0, run.Err);
        Assert.Equal(
            """{"key":"alice","displayName":"Alice Agent","username":"alice","email":"alice@example.test","active":true,"timeZone":"Europe/Budapest"}""" + "\n", run.Out);
    }
}
