using Rezolve.Mapping.Programs.Connections;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Programs.Webhooks;
using Rezolve.Mapping.Scripting;
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

    /// <summary>The same of the manifests it extends, nearest first.</summary>
    public IReadOnlyList<string> BaseHashes { get; init; } = [];

    /// <summary>The same of what the connection lays over it; null where that is nothing.</summary>
    public string? OverlayHash { get; init; }

    /// <summary>The inputs, defaults filled in: the root <c>inputs</c>.</summary>
    public required ValueObject Inputs { get; init; }

    /// <summary>The inputs that are secrets: declared so, or feeding a secret slot.</summary>
    public required IReadOnlySet<string> SecretInputs { get; init; }

    /// <summary>How to reach the system.</summary>
    public required ConnectionProgram Connection { get; init; }

    /// <summary>The operations by name.</summary>
    public required IReadOnlyDictionary<string, OperationProgram> Operations { get; init; }

    /// <summary>The value tables by name.</summary>
    public required IReadOnlyDictionary<string, TableProgram> Tables { get; init; }

    /// <summary>The catalogues by name.</summary>
    public required IReadOnlyDictionary<string, CatalogProgram> Catalogs { get; init; }

    /// <summary>The entities by name.</summary>
    public required IReadOnlyDictionary<string, EntityProgram> Entities { get; init; }

    /// <summary>What the system tells by itself, by name.</summary>
    public IReadOnlyDictionary<string, WebhookProgram> Webhooks { get; init; } = new Dictionary<string, WebhookProgram>();

    /// <summary>What it can do, without what it withdraws.</summary>
    public IReadOnlyList<Ability> Abilities { get; init; } = [];

    /// <summary>Whether it can do something, and does not withdraw it.</summary>
    /// <param name="ability">The ability's name.</param>
    public bool Can(string ability) => Abilities.Any(one => one.Name == ability);

    /// <summary>The scripts, prepared.</summary>
    public required ScriptLibrary Scripts { get; init; }
}
