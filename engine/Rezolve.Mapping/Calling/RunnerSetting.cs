using Rezolve.Mapping.Http.Requests;

namespace Rezolve.Mapping.Calling;

/// <summary>Waits; what counts time differently, such as a case whose clock stands still, gives another.</summary>
/// <param name="span">How long.</param>
/// <param name="cancellation">Ends the wait.</param>
internal delegate Task Pause(TimeSpan span, CancellationToken cancellation);

/// <summary>What running operations needs besides a way to send.</summary>
internal sealed record RunnerSetting
{
    /// <summary>The clock.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>How it waits between two questions about a job.</summary>
    public required Pause Pause { get; init; }

    /// <summary>How much one operation may become.</summary>
    public required FlowLimits Limits { get; init; }

    /// <summary>How deep a result may be nested.</summary>
    public required int JsonDepth { get; init; }

    /// <summary>What may not stand in a message.</summary>
    public required SecretMask Secrets { get; init; }

    /// <summary>Waits as a clock does.</summary>
    public static Pause PauseBy(TimeProvider clock) => (span, cancellation) => Task.Delay(span, clock, cancellation);
}
