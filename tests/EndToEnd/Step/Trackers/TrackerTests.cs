using EndToEnd.Processes;
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

    /// <summary>A ticket that is the same in both.</summary>
    internal async Task<(string North, string South)> LinkedAsync(string subject, Dictionary<string, object>? more = null)
    {
        Pair.Require();
        // A priority that both keep as it is written.
        var north = await North.OpenAsync(subject, new Dictionary<string, object>(more ?? []) { ["Priority"] = (more ?? []).GetValueOrDefault("Priority", 10) });
        await Station.SyncAsync();
        return (north, Assert.Single(await South.FindAsync(subject)));
    }

    /// <summary>Both tickets say the same.</summary>
    internal async Task<TrackerTicket> SameAsync((string North, string South) keys)
    {
        var (north, south) = (await North.ReadAsync(keys.North), await South.ReadAsync(keys.South));
        Assert.Equal(north.ToString(), south.ToString());
        return south;
    }

    /// <summary>A run that finds nothing to write: neither server's history grows.</summary>
    internal async Task QuietAsync()
    {
        var before = await TransactionsAsync();
        await Station.SyncAsync();
        Assert.Equal(before, await TransactionsAsync());
    }

    /// <summary>How much has happened in both.</summary>
    internal async Task<(int North, int South)> TransactionsAsync() => (await Admin.TransactionsAsync(Pair.North), await Admin.TransactionsAsync(Pair.South));

    /// <summary>The conflicts of a ticket.</summary>
    internal Task<Ran> ConflictsAsync(string key) => Station.DoneAsync("conflicts", "list", "--ticket", key, "--json");
}
