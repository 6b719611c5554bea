namespace Rezolve.Mapping.Simulation;

/// <summary>A clock that stands still until it is moved.</summary>
/// <param name="start">What it shows first.</param>
internal sealed class SimulatedClock(DateTimeOffset start) : TimeProvider
{
    private const int MostSteps = 30;

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private DateTimeOffset _now = start;

    /// <summary>Hears that time has passed.</summary>
    public event Action? Moved;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => _now;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override long GetTimestamp() => _now.UtcTicks;

    /// <summary>Moves it on.</summary>
    public void Advance(TimeSpan span)
    {
        // Second by second for as long as something may be on its way, so that it arrives when it is due.
        for (var step = 0; span > Second && step < MostSteps; span -= Second, step++)
        {
            _now += Second;
            Moved?.Invoke();
        }
        _now += span;
        Moved?.Invoke();
    }
}
