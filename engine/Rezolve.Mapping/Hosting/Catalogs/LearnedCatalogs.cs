using Rezolve.Mapping.Calling;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Reading.Connections;
using Rezolve.Mapping.Reading.Operations;

namespace Rezolve.Mapping.Hosting.Catalogs;

/// <summary>What a connection's catalogues told. Immutable.</summary>
/// <param name="Kept">Those that were read, by name.</param>
/// <param name="Fault">Why not all could be read; null where all were.</param>
internal sealed record LearnedCatalogs(IReadOnlyDictionary<string, KeptCatalog> Kept, ReadFault? Fault)
{
    /// <summary>Nothing was read yet.</summary>
    public static LearnedCatalogs None { get; } = new(new Dictionary<string, KeptCatalog>(), null);

    /// <summary>How many were asked for.</summary>
    public int Asked { get; private init; }

    /// <summary>Of these, how many the system said were as they had been, and did not send again.</summary>
    public int Unchanged { get; private init; }

    /// <summary>The rows, by the catalogue's name.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<CatalogRow>> Rows => Kept.ToDictionary(one => one.Key, one => one.Value.Rows, StringComparer.Ordinal);

    /// <summary>Reads the catalogues of a connection, one after the other until one cannot be read.</summary>
    /// <param name="runtime">The connection, with its session.</param>
    /// <param name="before">What they told before: it is sent again only where it has changed.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static async Task<LearnedCatalogs> ReadAsync(ConnectionRuntime runtime, LearnedCatalogs before, CancellationToken cancellation)
    {
        var (kept, asked, unchanged) = (new Dictionary<string, KeptCatalog>(StringComparer.Ordinal), 0, 0);
        foreach (var catalog in runtime.Program.Catalogs.Values)
        {
            var known = before.Kept.GetValueOrDefault(catalog.Name);
            // What takes several requests is not told to be as it was by one.
            var condition = catalog.Operation is { IsPlain: true, Batch: null } ? known?.Validators : null;
            var runner = new OperationRunner(runtime.Sender.At(runtime.Foremost).Unless(condition).SendAsync, runtime.Running);
            var reading = await new CatalogReader(runner.SendAsync, runtime.Clock).ReadAsync(catalog, runtime.NewUnit(cancellation), condition is not null, cancellation).ConfigureAwait(false);
            asked++;
            if (reading.Fault is { } fault)
                return new LearnedCatalogs(kept, fault) { Asked = asked, Unchanged = unchanged };
            unchanged += reading.IsUnchanged ? 1 : 0;
            kept[catalog.Name] = reading.IsUnchanged ? known! : new KeptCatalog(reading.Rows, reading.Validators);
        }
        return new LearnedCatalogs(kept, null) { Asked = asked, Unchanged = unchanged };
    }
}
