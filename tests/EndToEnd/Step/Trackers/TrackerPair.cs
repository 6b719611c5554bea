using Rezolve.Mapping.Tests.EndToEnd.RequestTracker;
using Rezolve.Mapping.Tests.EndToEnd.Step.Stations;

namespace Rezolve.Mapping.Tests.EndToEnd.Step.Trackers;

/// <summary>Two Request Trackers, north and south, and the station that keeps them in step; begun once for all tests and ended after them.</summary>
public sealed class TrackerPair : IAsyncLifetime
{
    private readonly Lazy<Task<Day>> _day;
    private TrackerServer? _south;
    private Station? _station;
    private Relay? _relay;

    /// <summary>Prepares the pair; nothing runs yet.</summary>
    public TrackerPair() => _day = new(() => Trackers.Day.LiveAsync(this));

    /// <summary>The one.</summary>
    internal TrackerServer North { get; } = new() { Seeds = 0 };

    /// <summary>The other.</summary>
    internal TrackerServer South => _south ?? throw new InvalidOperationException("The servers do not run.");

    /// <summary>Where the command is run.</summary>
    internal Station Station => _station ?? throw new InvalidOperationException("The servers do not run.");

    /// <summary>What stands between the command and the south.</summary>
    internal Relay SouthRelay => _relay ?? throw new InvalidOperationException("The servers do not run.");

    /// <summary>The day at the two, which is lived through once.</summary>
    internal Task<Day> Day => _day.Value;

    /// <summary>Skips the test, with the reason, where the machine cannot run the servers.</summary>
    internal void Require() => North.Require();

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        await North.InitializeAsync();
        if (North.Url.Length == 0)
            return;
        _south = new TrackerServer { Seeds = 0, Like = North };
        await South.InitializeAsync();
        // Known in the north alone: whoever is not known stays where they are.
        await Admin.AddUserAsync(North, "dora");
        _relay = new Relay(South.Url);
        _station = await TrackerStation.OpenAsync(this);
        await _station.SyncAsync();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _station?.Dispose();
        if (_relay is not null)
            await _relay.DisposeAsync();
        if (_south is not null)
            await _south.DisposeAsync();
        await North.DisposeAsync();
    }
}

/// <summary>The tests on the pair, one after the other: they share a store.</summary>
[CollectionDefinition(Name)]
public sealed class TrackerPairCollection : ICollectionFixture<TrackerPair>
{
    /// <summary>The collection's name.</summary>
    public const string Name = "Two Request Trackers";
}
