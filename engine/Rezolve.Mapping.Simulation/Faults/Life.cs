namespace Rezolve.Mapping.Simulation.Faults;

/// <summary>The life of one process: its end is drawn, and what is dead does nothing more, whatever it catches.</summary>
internal sealed class Life
{
    private readonly Queue<ArmedCrash> _armed;
    private readonly Func<Task>? _replace;
    private int _passed;

    /// <summary>A process.</summary>
    /// <param name="armed">The crashes that wait; they outlive the process.</param>
    /// <param name="replace">Lets another process work in this one's place while this one is held up; null where none can.</param>
    public Life(Queue<ArmedCrash> armed, Func<Task>? replace = null)
    {
        _armed = armed;
        _replace = replace;
    }

    /// <summary>Where it ended; null while it lives.</summary>
    public CrashPoint? Ended { get; private set; }

    /// <summary>Whether a write has been answered and nothing was stored since.</summary>
    public bool IsClosing { get; set; }

    /// <summary>What is known of the last answer, and forgotten where the process ends before it has stored anything.</summary>
    public Action? Heard { get; set; }

    /// <summary>Whether the write that was answered last was a step of a status, and what it says is stored.</summary>
    public bool IsBetweenHops { get; set; }

    /// <summary>Fails where the process has ended.</summary>
    /// <exception cref="ProcessEndedException">It has.</exception>
    public void Check()
    {
        if (Ended is { } point)
            throw new ProcessEndedException(point);
    }

    /// <summary>Passes a point, where the process may end.</summary>
    /// <exception cref="ProcessEndedException">It ends here, or ended before.</exception>
    public void Pass(CrashPoint point)
    {
        Check();
        if (!IsDue(point))
            return;
        Ended = point;
        throw new ProcessEndedException(point);
    }

    /// <summary>Passes the point at which the process may be held up for long.</summary>
    public Task PassZombieAsync() => _replace is not null && IsDue(CrashPoint.Zombie) ? _replace() : Task.CompletedTask;

    private bool IsDue(CrashPoint point)
    {
        if (!_armed.TryPeek(out var crash) || crash.Point != point || _passed++ < crash.Skips)
            return false;
        _armed.Dequeue();
        _passed = 0;
        return true;
    }
}
