using System.Globalization;
using Rezolve.Mapping.Tests.EndToEnd.Step.Stations;
using Rezolve.Mapping.Tests.EndToEnd.Step.Vendors;

namespace Rezolve.Mapping.Tests.EndToEnd.Step.Kills.Stores;

/// <summary>I11, I12: a process is killed at each point that lies between two requests, where no vendor can tell where it stands.</summary>
/// <param name="output">Where the points are printed.</param>
public sealed class StoreKillTests(ITestOutputHelper output)
{
    private readonly List<string> _marks = [];
    private int _places;

    [Fact]
    public async Task Nothing_is_lost_and_nothing_is_made_twice_when_the_process_is_killed_at_each_commit()
    {
        await using var left = new ToyDesk();
        await using var right = new ToyDesk();
        using var station = await ToyStation.OpenAsync(left, right);
        foreach (var _ in StorePoint.All)
            Open(left);
        await station.SettleAsync();

        for (var at = 0; at < StorePoint.All.Count; at++)
        {
            await KillAsync(StorePoint.All[at], left, right, station, left.Tickets.All[at]);
            // What the kill has left is settled by itself, so that the next point is the next write's.
            await station.SettleAsync();
        }

        var conflicts = (await station.DoneAsync("conflicts", "list", "--json")).Out;
        var wrong = new Oracle(left.Tickets, right.Tickets).Judge(_marks, conflicts);
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Equal(_marks.Count, right.Tickets.All.Count);
        var before = left.Tickets.Writes + right.Tickets.Writes;
        await station.SyncAsync();
        Assert.Equal(before, left.Tickets.Writes + right.Tickets.Writes);
    }

    private async Task KillAsync(StorePoint point, ToyDesk left, ToyDesk right, Station station, ToyTicket ticket)
    {
        var told = point.IsOfCreate ? Open(left) : Edit(left, ticket);
        using var process = station.BeginChild(point.Name);
        await process.SaysAsync(SyncingChild.Standing + point.Name);
        Assert.Equal((point.Name, point.IsSent), (point.Name, right.Tickets.All.Any(one => one.Title == told || one.Text("place") == told)));
        Assert.True(await process.KillAsync(), $"The process ended by itself:\n{process.Said}");
        output.WriteLine($"killed: {point.Name}");
    }

    private string Open(ToyDesk desk)
    {
        var mark = $"ticket {_marks.Count + 1}";
        _marks.Add(mark);
        desk.Tickets.Make([new("title", mark), new("weight", "heavy"), new("place", Place())], null, "person");
        return mark;
    }

    private string Edit(ToyDesk desk, ToyTicket ticket)
    {
        var place = Place();
        desk.Tickets.Change(ticket, new Dictionary<string, object?> { ["place"] = place }, null, "person");
        return place;
    }

    private string Place() => string.Create(CultureInfo.InvariantCulture, $"place {++_places}");
}
