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
        _running = script;
        _timer.Change(_after, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The call has ended.</summary>
    public void End()
    {
        _running = null;
        _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();

    private void Notice()
    {
        if (_running is { } script)
            _quarantine.Add(new QuarantinedLibrary(_library, script, _after, _clock.GetUtcNow()));
    }
}
