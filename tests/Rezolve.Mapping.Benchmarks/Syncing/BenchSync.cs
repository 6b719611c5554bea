using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Sync;
using Rezolve.Mapping.Sync.Systems;

namespace Rezolve.Mapping.Benchmarks.Syncing;

/// <summary>A sync as the goals measure it: what one desk has is made at the others.</summary>
internal static class BenchSync
{
    /// <summary>The system whose tickets are taken in.</summary>
    public const string Source = "desk";

    /// <summary>A system at which they are made.</summary>
    public const string Target = "tracker";

    // The target answers at once, so what a ticket waits for is the disk: as many as work at once share that wait.
    private const int Lanes = 64;

    private static readonly SourcePlace Nowhere = new("rezolve.json", 1, 1, "");

    /// <summary>What an operator decided.</summary>
    /// <param name="isMirrored">Whether what is new is made at the other systems.</param>
    /// <param name="connections">The systems; the first brings tickets.</param>
    public static SyncProgram Program(bool isMirrored, params IReadOnlyList<string> connections) => new()
    {
        Name = "all",
        Tenant = "acme",
        Place = Nowhere,
        Sides = [.. connections.Select((connection, at) => new SyncSide
        {
            Connection = connection,
            Entity = "ticket",
            Routes = at > 0 && isMirrored ? [new Route(Nowhere, null, new Dictionary<string, Programs.Slots.ValueSlot>())] : [],
        })],
        Policies = new FieldPolicies(new FieldPolicy(), new Dictionary<string, FieldPolicy>()),
        Guards = new SyncGuards { Creates = int.MaxValue },
    };

    /// <summary>What it runs on.</summary>
    public static SyncSetting Setting(SyncProgram program, ISyncStore store, params IEnumerable<ConnectedSystem> systems)
    {
        // Chance that is the same in every run.
        var next = 0UL;
        return new SyncSetting
        {
            Program = program,
            Systems = systems.ToDictionary(system => system.Facts.Connection),
            Store = store,
            Clock = TimeProvider.System,
            NewId = new HubIds(TimeProvider.System, () => Interlocked.Increment(ref next) * 0x9E3779B97F4A7C15).Next,
            Chance = () => 0.5,
            Limits = new SyncLimits { Lanes = Lanes, Batch = 1000 },
        };
    }
}
