using Rezolve.Mapping.Diagnostics;

namespace Rezolve.Mapping.Programs.Syncs;

/// <summary>Another program that is told what happened, compiled.</summary>
/// <param name="Name">Its name in the workspace.</param>
/// <param name="Address">Where it is told.</param>
/// <param name="Place">Where it stands in the workspace.</param>
internal sealed record SinkProgram(string Name, Uri Address, SourcePlace Place)
{
    /// <summary>The name of the secret by which it knows us.</summary>
    public required string Secret { get; init; }

    /// <summary>The types of events that it is told, such as <c>ticket.*</c>.</summary>
    public IReadOnlyList<string> Types { get; init; } = ["*"];

    /// <summary>The canonical fields whose values it is not told.</summary>
    public IReadOnlyList<string> Masked { get; init; } = [];

    /// <summary>Whether hosts of the own network may be reached.</summary>
    public bool PrivateAddresses { get; init; }
}
