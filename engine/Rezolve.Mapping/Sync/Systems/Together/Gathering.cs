using Rezolve.Mapping.Calling.Batches;
using Rezolve.Mapping.Expressions;

namespace Rezolve.Mapping.Sync.Systems.Together;

/// <summary>
/// Turns that are taken at the same time, a few of them at work at once, and what they send together. A turn whose write may share a request
/// steps aside, so that another comes to its own; the request goes out when it is full, or when no turn is left that could add to it. Nothing
/// waits for what does not come. Safe for many threads.
/// </summary>
/// <param name="lanes">How many turns are at work at once.</param>
/// <param name="before">Comes before each request: the right to write must outlive it.</param>
internal sealed class Gathering(int lanes, Func<Task> before) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _lanes = new(lanes);
    private readonly List<Gathered> _groups = [];
    private int _coming;
    private volatile bool _isBroken;

    /// <summary>Takes turns. The first exception of one ends those that have not begun; the others come to their end.</summary>
    /// <param name="count">How many.</param>
    /// <param name="turn">Takes one, by its number.</param>
    public Task RunAsync(int count, Func<int, Task> turn)
    {
        lock (_lock)
            _coming += count;
        return Task.WhenAll(Enumerable.Range(0, count).Select(at => TurnAsync(at, turn)).ToList());
    }

    /// <summary>Adds a write to those that go out together, and waits for what came of it. Only within a turn.</summary>
    /// <param name="many">How they go out.</param>
    /// <param name="write">The write's roots.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>What came of this one; null where it was not sent and goes by itself.</returns>
    public async Task<BatchOutcome?> JoinAsync(SharedRequest many, Scope write, CancellationToken cancellation)
    {
        var mine = new WaitingWrite(write, many.Now, cancellation);
        if (Add(many, mine) is { } full)
        {
            await SendAsync(full).ConfigureAwait(false);
            return await mine.Outcome.ConfigureAwait(false);
        }
        _lanes.Release();
        Leave();
        try
        {
            return await mine.Outcome.ConfigureAwait(false);
        }
        finally
        {
            // Whatever ends it, it ends in its lane.
            await _lanes.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _lanes.Dispose();

    private async Task TurnAsync(int at, Func<int, Task> turn)
    {
        await _lanes.WaitAsync().ConfigureAwait(false);
        try
        {
            if (!_isBroken)
                await turn(at).ConfigureAwait(false);
        }
        catch
        {
            _isBroken = true;
            throw;
        }
        finally
        {
            _lanes.Release();
            Leave();
        }
    }

    private Gathered? Add(SharedRequest many, WaitingWrite write)
    {
        lock (_lock)
        {
            var group = _groups.Find(one => one.Many == many);
            if (group is null)
                _groups.Add(group = new Gathered(many, []));
            group.Writes.Add(write);
            if (group.Writes.Count < many.Size && write.Since - group.Writes[0].Since < SharedRequest.Patience / 2)
                return null;
            _groups.Remove(group);
            // All of them go on, but for the one that never stood aside.
            _coming += group.Writes.Count - 1;
            return group;
        }
    }

    // The last to leave sends what the others wait for.
    private void Leave()
    {
        List<Gathered> all;
        lock (_lock)
        {
            if (--_coming > 0 || _groups.Count == 0)
                return;
            all = [.. _groups];
            _groups.Clear();
            _coming += all.Sum(group => group.Writes.Count);
        }
        foreach (var group in all)
            _ = SendAsync(group);
    }

    private async Task SendAsync(Gathered group)
    {
        try
        {
            await before().ConfigureAwait(false);
            var outcomes = await group.Many.SendAsync(group.Writes).ConfigureAwait(false);
            foreach (var (write, outcome) in group.Writes.Zip(outcomes))
                write.End(outcome);
        }
        catch (Exception exception)
        {
            // Whoever waits is told; the write is an open intent, and is looked up.
            foreach (var write in group.Writes)
                write.End(exception);
        }
    }

    private sealed record Gathered(SharedRequest Many, List<WaitingWrite> Writes);
}
