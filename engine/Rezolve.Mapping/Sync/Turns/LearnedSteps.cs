using System.Collections.Concurrent;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Reconciling.Transitions;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Turns;

/// <summary>
/// Steps of statuses that systems have listed, and what they turned out to need: what leads on from a status where the ticket is not yet. It is
/// kept, so a new process need not stand where the last one did to know the way. It may be wrong for another ticket, so only the first step of a
/// path is ever taken from a list, and the path is searched anew after each. Safe for many threads.
/// </summary>
/// <param name="store">Where it is kept.</param>
/// <param name="tenant">Whose it is.</param>
internal sealed class LearnedSteps(ISyncStore store, string tenant)
{
    private readonly ConcurrentDictionary<(string Connection, string From, string To), Transition> _steps = new();

    /// <summary>Takes over what was learned before.</summary>
    public async Task LoadAsync(CancellationToken cancellation)
    {
        for (RowQuery? query = new(tenant, RowKinds.Step, 500); query is not null;)
        {
            var page = await store.PageAsync(query, cancellation).ConfigureAwait(false);
            foreach (var row in page.Rows.Select(row => ValueJson.Read(row.Content)))
            {
                var step = new Transition(row.TextOf("id")!, row.TextOf("from")!, row.TextOf("to")!) { Requires = row.TextsOf("requires") };
                _steps[(row.TextOf("connection")!, step.From, step.To)] = step;
            }
            query = page.Next is { } next ? query with { After = next } : null;
        }
    }

    /// <summary>What is known of a connection's workflow.</summary>
    public IReadOnlyList<Transition> Of(string connection) => [.. _steps.Where(step => step.Key.Connection == connection).OrderBy(step => step.Key).Select(step => step.Value)];

    /// <summary>Remembers what was listed.</summary>
    /// <returns>The same steps, with what they turned out to need; null where nothing was listed.</returns>
    public async Task<IReadOnlyList<Transition>?> LearnAsync(string connection, IReadOnlyList<Transition>? listed, CancellationToken cancellation)
    {
        if (listed is null)
            return null;
        List<Transition> whole = [.. listed.Select(step => Whole(connection, step))];
        await KeepAsync(connection, whole.Where(step => !_steps.ContainsKey((connection, step.From, step.To))), cancellation).ConfigureAwait(false);
        return whole;
    }

    /// <summary>Remembers that a step needs fields it was not said to need.</summary>
    /// <returns>Whether that is news.</returns>
    public async Task<bool> RequireAsync(string connection, Transition step, IReadOnlyList<string> fields, CancellationToken cancellation)
    {
        var whole = Whole(connection, step);
        if (fields.All(whole.Requires.Contains))
            return false;
        await KeepAsync(connection, [whole with { Requires = [.. whole.Requires.Union(fields)] }], cancellation).ConfigureAwait(false);
        return true;
    }

    private Transition Whole(string connection, Transition step) =>
        _steps.TryGetValue((connection, step.From, step.To), out var known) ? step with { Requires = [.. step.Requires.Union(known.Requires)] } : step;

    private async Task KeepAsync(string connection, IEnumerable<Transition> steps, CancellationToken cancellation)
    {
        List<Transition> news = [.. steps];
        foreach (var step in news)
            _steps[(connection, step.From, step.To)] = step with { Told = default };
        if (news.Count > 0)
            await store.CommitAsync(new StoreChange { Writes = [.. news.Select(step => Row(connection, step))] }, cancellation).ConfigureAwait(false);
    }

    private RowWrite Row(string connection, Transition step) => new(
        new RowKey(tenant, RowKinds.Step, $"{connection}/{Uri.EscapeDataString(step.From)}/{Uri.EscapeDataString(step.To)}"),
        RowContent.Begin()
            .With("connection", connection).With("id", step.Id).With("from", step.From).With("to", step.To).With("requires", step.Requires).End());
}
