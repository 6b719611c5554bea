using System.Text.Json;
using Rezolve.Mapping.Tests.EndToEnd.Step.Stations;

namespace Rezolve.Mapping.Tests.EndToEnd.Step.Trackers;

/// <summary>Two real servers and an agent at each.</summary>
[Collection(TrackerPairCollection.Name)]
public abstract class TrackerTests : IDisposable
{
    private readonly Lazy<Agent> _north;
    private readonly Lazy<Agent> _south;

    /// <summary>Prepares a test.</summary>
    /// <param name="pair">The servers.</param>
    protected TrackerTests(TrackerPair pair) => (Pair, _north, _south) = (pair, new(() => new Agent(pair.North)), new(() => new Agent(pair.South)));

    /// <summary>An agent in the north.</summary>
    internal Agent North => _north.Value;

    /// <summary>An agent in the south.</summary>
    internal Agent South => _south.Value;

    /// <summary>Where the command is run.</summary>
    internal Station Station => Pair.Station;

    /// <summary>The servers.</summary>
    protected TrackerPair Pair { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var agent in new[] { _north, _south }.Where(agent => agent.IsValueCreated))
            agent.Value.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>The day at two desks; whoever asks first lives through it.</summary>
    internal Task<Day> DayAsync()
    {
        Pair.Require();
        return Pair.Day;
    }

    /// <summary>A ticket that is the same in both.</summary>
    internal async Task<(string North, string South)> LinkedAsync(string subject)
    {
        Pair.Require();
        var north = await North.OpenAsync(subject, new() { ["Priority"] = 10 });
        await Station.SyncAsync();
        return (north, Assert.Single(await South.FindAsync(subject)));
    }

    /// <summary>The conflicts of a ticket, as JSON; each is known by the key of the side where it came up.</summary>
    internal async Task<string> ConflictsAsync((string North, string South) keys) =>
        string.Join('\n', JsonDocument.Parse((await Station.DoneAsync("conflicts", "list", "--json")).Out).RootElement.GetProperty("conflicts").EnumerateArray()
            .Where(one => one.GetProperty("key").GetString() == (one.GetProperty("connection").GetString() == "north" ? keys.North : keys.South)));
}
