using Rezolve.Mapping.Compilation;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Http.Budgets;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Reading.Operations;

namespace Rezolve.Mapping.Hosting.Catalogs;

/// <summary>
/// Keeps what the catalogues of an open connection told, and asks again once that is old. The connector is compiled anew with what has changed;
/// where that cannot be, the one in force stays in force. Not for several threads.
/// </summary>
/// <param name="compiled">The connection, compiled without its catalogues.</param>
/// <param name="learned">What they told when it was opened.</param>
/// <param name="said">What was already said of the connector as it was opened.</param>
/// <param name="clock">Tells what is old.</param>
internal sealed class CatalogKeeper(CompiledConnection compiled, LearnedCatalogs learned, IReadOnlyList<Diagnostic> said, TimeProvider clock)
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(10);

    private LearnedCatalogs _learned = learned;
    private IReadOnlyList<Diagnostic> _said = said;
    private LookupRate _rate = new(learned.Asked, 0);
    private DateTimeOffset _askedAt = clock.GetUtcNow();
    private bool _isInVain;

    /// <summary>Asks for the catalogues again where they are old.</summary>
    /// <param name="runtime">The connection as it is in force.</param>
    /// <param name="lasts">How long what they tell is taken for true.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <returns>What is new; null where nothing had to be asked.</returns>
    public async Task<CatalogNews?> RenewAsync(ConnectionRuntime runtime, TimeSpan lasts, CancellationToken cancellation)
    {
        var pause = _isInVain && LongestPause < lasts ? LongestPause : lasts;
        if (clock.GetUtcNow() < _askedAt + pause)
        {
            _rate += new LookupRate(_learned.Kept.Count, _learned.Kept.Count);
            return null;
        }
        // Nobody waits for it.
        var behind = runtime with { Foremost = runtime.Foremost > Priority.Sweep ? runtime.Foremost : Priority.Sweep };
        var (before, now) = (_learned, await LearnedCatalogs.ReadAsync(behind, _learned, cancellation).ConfigureAwait(false));
        (_askedAt, _isInVain) = (clock.GetUtcNow(), now.Fault is not null);
        _rate += new LookupRate(now.Asked, 0) { Unchanged = now.Unchanged };
        if (now.Fault is { } fault)
            return new CatalogNews(runtime) { Fault = fault };
        _learned = now;
        var changed = now.Kept.Where(one => !before.Kept.TryGetValue(one.Key, out var old) || !old.Says(one.Value.Rows)).Select(one => one.Key).ToList();
        return changed.Count == 0 ? new CatalogNews(runtime) : Compile(runtime, changed);
    }

    /// <summary>What was counted since it was last asked for: how often the catalogues were wanted, known, and told to be as they had been.</summary>
    public LookupRate TakeRate()
    {
        var rate = _rate;
        _rate = default;
        return rate;
    }

    private CatalogNews Compile(ConnectionRuntime runtime, IReadOnlyList<string> changed)
    {
        var bag = new DiagnosticBag();
        var rows = _learned.Rows;
        var program = ManifestCompiler.Compile(compiled.Manifest, compiled.Settings with { Catalogs = rows }, bag);
        var news = new CatalogNews(program is null ? runtime : runtime with { Program = program, Catalogs = CatalogRow.ToRoot(rows) })
        {
            Changed = changed,
            Problems = [.. bag.All.Except(_said)],
            IsInForce = program is not null,
        };
        _said = bag.All;
        return news;
    }
}

/// <summary>What asking for catalogues again has come to.</summary>
/// <param name="Runtime">The connection as it is in force from now on.</param>
internal sealed record CatalogNews(ConnectionRuntime Runtime)
{
    /// <summary>The catalogues that tell something else than before.</summary>
    public IReadOnlyList<string> Changed { get; init; } = [];

    /// <summary>Whether the connector could be compiled with what they tell; true where nothing has changed.</summary>
    public bool IsInForce { get; init; } = true;

    /// <summary>What of the connector no longer fits, as far as it was not said before.</summary>
    public IReadOnlyList<Diagnostic> Problems { get; init; } = [];

    /// <summary>Why they could not be read; null where they could. What was told before is taken for true meanwhile.</summary>
    public ReadFault? Fault { get; init; }
}
