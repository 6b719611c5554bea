using Rezolve.Mapping.Programs.Connections;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Programs;

/// <summary>A connector compiled for the inputs of one connection: immutable, and all that running code sees.</summary>
internal sealed record ConnectorProgram
{
    /// <summary>The connector's name.</summary>
    public required string Name { get; init; }

    /// <summary>The connector's version.</summary>
    public required string Version { get; init; }

    /// <summary>SHA-256 over the manifest's bytes, in hex.</summary>
    public required string Hash { get; init; }

    /// <summary>The inputs, defaults filled in: the root <c>inputs</c>.</summary>
    public required ValueObject Inputs { get; init; }

    /// <summary>How to reach the system.</summary>
    public required ConnectionProgram Connection { get; init; }

    /// <summary>The operations by name.</summary>
    public required IReadOnlyDictionary<string, OperationProgram> Operations { get; init; }
}
