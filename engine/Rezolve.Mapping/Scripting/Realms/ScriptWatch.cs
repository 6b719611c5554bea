namespace Rezolve.Mapping.Scripting.Realms;

/// <summary>Notices a call that outlives every limit, from outside the thread it blocks.</summary>
internal sealed class ScriptWatch : IDisposable
{
    private readonly string _library;
    private readonly TimeSpan _after;
    private readonly TimeProvider _clock;
    private readonly ScriptQuarantine _quarantine;
    private readonly ITimer _timer;
    private volatile string? _running;
    private volatile bool _isSet;
    private long _due;

    public ScriptWatch(string library, ScriptLimits limits, TimeProvider clock, ScriptQuarantine quarantine)
    {
        _library = library;
        _after = limits.CallTime * limits.WatchFactor;
        _clock = clock;
        _quarantine = quarantine;
        _timer = clock.CreateTimer(_ => Notice(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Why the library does not run; null where it does.</summary>
    public QuarantinedLibrary? Quarantined => _quarantine.Find(_library);

    /// <summary>A call begins.</summary>
    public void Begin(string script)
    {
        _due = _clock.GetTimestamp() + (long)(_after.TotalSeconds * _clock.TimestampFrequency);
        _running = script;
        if (!_isSet)
            Set(_after);
    }

    /// <summary>The call has ended.</summary>
    public void End() => _running = null;

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();

    // The timer is not set anew for each of many short calls: it comes once in a while, and looks whether one has been running too long.
    private void Notice()
    {
        _isSet = false;
        if (_running is not { } script)
            return;
        if (_clock.GetElapsedTime(_clock.GetTimestamp(), _due) is { Ticks: > 0 } left)
            Set(left);
        else
            _quarantine.Add(new QuarantinedLibrary(_library, script, _after, _clock.GetUtcNow()));
    }

    private void Set(TimeSpan wait)
    {
        _isSet = true;
        _timer.Change(wait, Timeout.InfiniteTimeSpan);
    }
}
