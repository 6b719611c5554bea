using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Programs.Syncs;

namespace Rezolve.Mapping.Checkup.Seen;

/// <summary>A sync of the workspace.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Connections">The connections that take part.</param>
internal sealed record SyncSightings(string Name, IReadOnlyList<string> Connections)
{
    /// <summary>When its feeds are asked and swept.</summary>
    public SyncSchedule Schedule { get; init; } = new();

    /// <summary>Why it cannot run as it is written; empty where it can, or where its connections could not be opened.</summary>
    public IReadOnlyList<Diagnostic> Obstacles { get; init; } = [];

    /// <summary>What it wants of systems and their connectors cannot do.</summary>
    public IReadOnlyList<LackingAbility> Lacks { get; init; } = [];
}

/// <summary>Something that a sync is to do at a system and its connector cannot.</summary>
/// <param name="Connection">The connection.</param>
/// <param name="What">What it is, in words that follow "cannot".</param>
internal sealed record LackingAbility(string Connection, string What);
