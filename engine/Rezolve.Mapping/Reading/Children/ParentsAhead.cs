namespace Rezolve.Mapping.Reading.Children;

/// <summary>Reads parents side by side and gives their pages one after the other: at most so many parents are begun and not ended.</summary>
/// <param name="parents">The parents, in order.</param>
/// <param name="atOnce">How many are begun at once.</param>
/// <param name="read">Reads one parent's children.</param>
/// <param name="cancellation">Ends the reading.</param>
internal sealed class ParentsAhead(
    IReadOnlyList<ParentRecord> parents, int atOnce, Func<ParentRecord, CancellationToken, IAsyncEnumerable<ChildPage>> read, CancellationToken cancellation)
    : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
    private readonly Queue<(IAsyncEnumerator<ChildPage> Pages, Task<bool> First)> _begun = [];
    private IAsyncEnumerator<ChildPage>? _current;
    private int _next;

    /// <summary>The next page; null after the last.</summary>
    public async Task<ChildPage?> NextAsync()
    {
        while (true)
        {
            if (_current is not null && await _current.MoveNextAsync().ConfigureAwait(false))
                return _current.Current;
            if (_current is not null)
                await _current.DisposeAsync().ConfigureAwait(false);
            _current = null;
            Begin();
            if (!_begun.TryDequeue(out var next))
                return null;
            _current = next.Pages;
            if (await next.First.ConfigureAwait(false))
                return _current.Current;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        if (_current is not null)
            await _current.DisposeAsync().ConfigureAwait(false);
        while (_begun.TryDequeue(out var begun))
        {
            // Nobody waits for what it would have been, a fault included.
            await ((Task)begun.First).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (begun.First.IsCompletedSuccessfully && await begun.First.ConfigureAwait(false))
                begun.Pages.Current.Dispose();
            await begun.Pages.DisposeAsync().ConfigureAwait(false);
        }
        _stop.Dispose();
    }

    private void Begin()
    {
        for (; _next < parents.Count && _begun.Count < Math.Max(1, atOnce); _next++)
        {
            var pages = read(parents[_next], _stop.Token).GetAsyncEnumerator(_stop.Token);
            _begun.Enqueue((pages, pages.MoveNextAsync().AsTask()));
        }
    }
}
