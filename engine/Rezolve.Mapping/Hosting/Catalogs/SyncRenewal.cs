using Rezolve.Mapping.Diagnostics;

namespace Rezolve.Mapping.Hosting.Catalogs;

/// <summary>A sync after the systems of its connections were asked again what they tell of themselves.</summary>
/// <param name="Sync">The sync as it is in force from now on.</param>
/// <param name="News">What came of it, by connection; empty where nothing had to be asked.</param>
internal sealed record SyncRenewal(OpenedSync Sync, IReadOnlyDictionary<string, CatalogNews> News)
{
    /// <summary>Mistakes for which what was decided cannot be compiled with what is told now; empty where it can.</summary>
    public IReadOnlyList<Diagnostic> Refused { get; private init; } = [];

    /// <summary>The same where what is told cannot come into force after all.</summary>
    /// <param name="before">The sync as it was.</param>
    /// <param name="why">Why not.</param>
    public SyncRenewal Refuse(OpenedSync before, IReadOnlyList<Diagnostic> why) => this with { Sync = before, Refused = why };

    /// <summary>Asks the systems of a sync whose catalogues are old. All that has changed comes into force together, or nothing of it.</summary>
    /// <param name="sync">The sync as it is in force.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public static async Task<SyncRenewal> RunAsync(OpenedSync sync, CancellationToken cancellation)
    {
        var news = new Dictionary<string, CatalogNews>(StringComparer.Ordinal);
        foreach (var (name, runtime) in sync.Connections)
        {
            if (runtime.Learned is { } keeper && await keeper.RenewAsync(runtime, sync.Program.Schedule.Catalogs, cancellation).ConfigureAwait(false) is { } one)
                news[name] = one;
        }
        if (!news.Values.Any(one => one.Changed.Count > 0 && one.IsInForce))
            return new SyncRenewal(sync, news);
        var connections = sync.Connections.ToDictionary(one => one.Key, one => news.TryGetValue(one.Key, out var told) ? told.Runtime : one.Value, StringComparer.Ordinal);
        var bag = new DiagnosticBag();
        var program = sync.Compile(connections.ToDictionary(one => one.Key, one => one.Value.Program, StringComparer.Ordinal), bag);
        return program is null
            ? new SyncRenewal(sync, news) { Refused = bag.All }
            : new SyncRenewal(sync with { Program = program, Connections = connections }, news);
    }
}
