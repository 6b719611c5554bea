using Rezolve.Mapping.Programs.Connections;

namespace Rezolve.Mapping.Http.Budgets;

/// <summary>
/// The living state of one rate limit: who may go now, who waits, until when all pause. Safe for many threads; first come, first served.
/// </summary>
internal sealed class Budget(RateLimitProgram limit, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly Queue<DateTimeOffset> _taken = new();
    private readonly SemaphoreSlim _turn = new(1);
    private readonly SemaphoreSlim? _places = limit.Concurrent is { } most ? new((int)Math.Min(most, int.MaxValue)) : null;
    private DateTimeOffset _pausedUntil = DateTimeOffset.MinValue;

    /// <summary>The limit.</summary>
    public RateLimitProgram Limit => limit;

    /// <summary>Waits for a turn, unless it would take longer than allowed.</summary>
    /// <param name="longest">The longest wait worth while.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>Null for a turn, to be given back with <see cref="Leave"/>; else the instant at which there may be one.</returns>
    public async Task<DateTimeOffset?> EnterAsync(TimeSpan longest, CancellationToken cancellation)
    {
        if (_places is not null)
            await _places.WaitAsync(cancellation).ConfigureAwait(false);
        var entered = false;
        try
        {
            var late = await TurnAsync(longest, cancellation).ConfigureAwait(false);
            entered = late is null;
            return late;
        }
        finally
        {
            if (!entered)
                Leave();
        }
    }

    /// <summary>The request is over.</summary>
    public void Leave() => _places?.Release();

    /// <summary>Nobody goes before the instant.</summary>
    public void Pause(DateTimeOffset until)
    {
        lock (_lock)
            _pausedUntil = until > _pausedUntil ? until : _pausedUntil;
    }

    private async Task<DateTimeOffset?> TurnAsync(TimeSpan longest, CancellationToken cancellation)
    {
        var latest = clock.GetUtcNow() + longest;
        await _turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            while (true)
            {
                var now = clock.GetUtcNow();
                if (Take(now) is not { } free)
                    return null;
                if (free > latest)
                    return free;
                await Task.Delay(free - now, clock, cancellation).ConfigureAwait(false);
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    // Null where a request was taken off the budget; else when to ask again.
    private DateTimeOffset? Take(DateTimeOffset now)
    {
        lock (_lock)
        {
            if (_pausedUntil > now)
                return _pausedUntil;
            if (limit is not { Requests: { } most, Per: { } span })
                return null;
            while (_taken.TryPeek(out var oldest) && EndOf(oldest, span) <= now)
                _taken.Dequeue();
            if (_taken.Count >= most)
                return EndOf(_taken.Peek(), span);
            _taken.Enqueue(now);
            return null;
        }
    }

    private DateTimeOffset EndOf(DateTimeOffset taken, TimeSpan span) =>
        limit.Fixed ? new(taken.UtcTicks - (taken.UtcTicks % span.Ticks) + span.Ticks, TimeSpan.Zero) : taken + span;
}
