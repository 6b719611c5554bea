using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Manifests;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Reading.Operations;

namespace Rezolve.Mapping.Hosting.Catalogs;

/// <summary>What a connection's system tells of itself, and what of the connector no longer fits it.</summary>
/// <param name="Manifest">The connector as written.</param>
/// <param name="Catalogs">The rows of each catalogue that was read.</param>
/// <param name="Fault">Why not all could be read; null where all were.</param>
/// <param name="Drift">What the connector relies on that the lists no longer have.</param>
internal sealed record Discovery(
    ConnectorManifest Manifest, IReadOnlyDictionary<string, IReadOnlyList<CatalogRow>> Catalogs, ReadFault? Fault, IReadOnlyList<Diagnostic> Drift);
