using Rezolve.Mapping.Programs.Connections;

namespace Rezolve.Mapping.Http.Budgets;

/// <summary>
/// The living state of one rate limit: who may go now, who waits, until when all pause. The first priority is served first, and within
/// one priority who came first. Safe for many threads.
/// </summary>
internal sealed class Budget
{
    // Timers measure weeks at most, and limits may be longer; who wakes too early sleeps again.
    private static readonly TimeSpan LongestSleep = TimeSpan.FromDays(1);

    private readonly RateLimitProgram _limit;
    private readonly TimeProvider _clock;
    private readonly Lock _lock = new();
    private readonly SortedSet<Waiter> _waiting = new(Waiter.InTurn);
    private readonly Window? _window;
    private readonly Places? _places;
    private readonly Quota _quota = new();
    private readonly ITimer _timer;
    private DateTimeOffset _pausedUntil = DateTimeOffset.MinValue;
    private long _arrivals;

    /// <summary>A budget nobody has used.</summary>
    /// <param name="limit">What is allowed.</param>
    /// <param name="clock">Measures the spans.</param>
    public Budget(RateLimitProgram limit, TimeProvider clock)
    {
        (_limit, _clock) = (limit, clock);
        _window = limit is { Requests: { } requests, Per: { } span } ? new(requests, span, limit.Fixed) : null;
        _places = limit.Concurrent is { } atOnce ? new(atOnce, limit.Adaptive) : null;
        _timer = clock.CreateTimer(_ => Serve(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The limit.</summary>
    public RateLimitProgram Limit => _limit;

    /// <summary>How many may go at once now; null where that is not limited.</summary>
    public long? AtOnce
    {
        get
        {
            lock (_lock)
                return _places?.Width;
        }
    }

    /// <summary>How it stands now.</summary>
    /// <param name="name">What it is called.</param>
    public BudgetStand Stand(string name)
    {
        lock (_lock)
        {
            var now = _clock.GetUtcNow();
            var (left, of) = _quota.Told(now) ?? (null, 0);
            return new BudgetStand(name)
            {
                Used = _window?.Used(now),
                Most = _window is null ? null : _limit.Requests,
                Left = left,
                LeftOf = of,
                PausedUntil = _pausedUntil > now ? _pausedUntil : null,
                Waiting = _waiting.Count,
            };
        }
    }

    /// <summary>Waits for a turn, unless the vendor's limits alone would make it longer than allowed.</summary>
    /// <param name="priority">Whose turn.</param>
    /// <param name="longest">The longest wait worth while; waiting for others to finish does not count.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>A turn, to be given back with <see cref="Leave"/>, or the instant at which there may be one.</returns>
    public async Task<BudgetTurn> EnterAsync(Priority priority, TimeSpan longest, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        Waiter waiter;
        lock (_lock)
        {
            waiter = new Waiter(priority, ++_arrivals, _clock.GetUtcNow() + longest);
            _waiting.Add(waiter);
        }
        Serve();
        await using var stop = cancellation.Register(() => GiveUp(waiter, cancellation)).ConfigureAwait(false);
        return await waiter.Turn.ConfigureAwait(false);
    }

    /// <summary>The request is over.</summary>
    public void Leave(BudgetTurn turn, RequestFate fate)
    {
        lock (_lock)
        {
            _places?.Leave(turn.Priority);
            if (fate == RequestFate.Fine)
                _places?.Widen();
            else if (fate == RequestFate.Struggled)
                _places?.Narrow(turn.Ticket);
        }
        Serve();
    }

    /// <summary>Nobody goes before the instant.</summary>
    public void Pause(DateTimeOffset until)
    {
        lock (_lock)
            _pausedUntil = until > _pausedUntil ? until : _pausedUntil;
        Serve();
    }

    /// <summary>The vendor told what is left.</summary>
    public void Learn(QuotaNotice notice)
    {
        lock (_lock)
            _quota.Learn(notice, _clock.GetUtcNow());
        Serve();
    }

    // Whoever is served goes on elsewhere: a turn never runs its owner's code under the lock.
    private void Serve()
    {
        lock (_lock)
        {
            var now = _clock.GetUtcNow();
            var next = DateTimeOffset.MaxValue;
            foreach (var waiter in _waiting.ToList())
            {
                if (Serve(waiter, now) is { } free)
                    next = free < next ? free : next;
                else
                    _waiting.Remove(waiter);
            }
            _timer.Change(next == DateTimeOffset.MaxValue ? Timeout.InfiniteTimeSpan : Min(next - now, LongestSleep), Timeout.InfiniteTimeSpan);
        }
    }

    // Null for a waiter that got its answer; else when to ask again, which is never where only a departure helps.
    private DateTimeOffset? Serve(Waiter waiter, DateTimeOffset now)
    {
        var free = FreeAt(waiter.Priority, now);
        if (free > waiter.Latest)
        {
            waiter.Answer(new BudgetTurn(waiter.Priority, 0, free));
            return null;
        }
        if (free > now)
            return free;
        if (_places?.IsFree(waiter.Priority) == false)
            return DateTimeOffset.MaxValue;
        _window?.Take(waiter.Priority, now);
        _quota.Take();
        waiter.Answer(new BudgetTurn(waiter.Priority, _places?.Take(waiter.Priority) ?? 0, null));
        return null;
    }

    private DateTimeOffset FreeAt(Priority priority, DateTimeOffset now)
    {
        var told = _quota.FreeAt(priority, now);
        var counted = _window?.FreeAt(priority, now) ?? DateTimeOffset.MinValue;
        var latest = told > counted ? told : counted;
        return latest > _pausedUntil ? latest : _pausedUntil;
    }

    private static TimeSpan Min(TimeSpan left, TimeSpan right) => left < right ? left : right;

    private void GiveUp(Waiter waiter, CancellationToken cancellation)
    {
        lock (_lock)
        {
            if (_waiting.Remove(waiter))
                waiter.Cancel(cancellation);
        }
    }
}
