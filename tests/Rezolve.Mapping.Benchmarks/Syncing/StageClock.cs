using System.Diagnostics;

namespace Rezolve.Mapping.Benchmarks.Syncing;

/// <summary>
/// Whose time it is. The spine takes one page at a time, so between two events its time belongs to one stage, which the later of them tells:
/// until a page came it was the fetching's, until a ticket was made the making's, until the store was called the reconciling's, until the store
/// answered the store's. Safe for many threads.
/// </summary>
internal sealed class StageClock
{
    private readonly Lock _lock = new();
    private readonly long[] _spent = new long[Enum.GetValues<Stage>().Length];
    private long _last = Stopwatch.GetTimestamp();

    /// <summary>How long a stage took until now.</summary>
    public double this[Stage stage]
    {
        get
        {
            lock (_lock)
                return Stopwatch.GetElapsedTime(0, _spent[(int)stage]).TotalSeconds;
        }
    }

    /// <summary>The time since the last event was a stage's.</summary>
    public void Was(Stage stage)
    {
        lock (_lock)
        {
            var now = Stopwatch.GetTimestamp();
            _spent[(int)stage] += now - _last;
            _last = now;
        }
    }
}

/// <summary>A part of taking tickets in.</summary>
internal enum Stage
{
    /// <summary>Waiting for a page, and mapping it.</summary>
    Pages,

    /// <summary>Making a ticket of what was mapped.</summary>
    Tickets,

    /// <summary>Comparing, and writing down what changed.</summary>
    Reconcile,

    /// <summary>Waiting for the store.</summary>
    Store,
}
