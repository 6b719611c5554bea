using Rezolve.Mapping.Calling.Batches;
using Rezolve.Mapping.Expressions;

namespace Rezolve.Mapping.Sync.Systems.Together;

/// <summary>One sort of write of which several share a request. There is one object for each sort of each system: by it they find together.</summary>
/// <param name="size">How many one request may hold.</param>
/// <param name="clock">Tells now.</param>
/// <param name="send">Sends writes together, once, and tells what came of each, in order; null for one that was not sent and goes by itself.</param>
internal sealed class SharedRequest(int size, TimeProvider clock, Func<IReadOnlyList<WaitingWrite>, Task<IReadOnlyList<BatchOutcome?>>> send)
{
    /// <summary>How long a write may wait for others: what it was planned on grows old, and when it can have arrived is counted from before.</summary>
    public static TimeSpan Patience { get; } = TimeSpan.FromSeconds(10);

    /// <summary>How many one request may hold.</summary>
    public int Size => size;

    /// <summary>Now.</summary>
    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Sends writes together, once.</summary>
    public Task<IReadOnlyList<BatchOutcome?>> SendAsync(IReadOnlyList<WaitingWrite> writes) => send(writes);
}

/// <summary>A write that waits for others.</summary>
/// <param name="write">Its roots.</param>
/// <param name="since">Since when it waits.</param>
/// <param name="stop">Ends it.</param>
internal sealed class WaitingWrite(Scope write, DateTimeOffset since, CancellationToken stop)
{
    private readonly TaskCompletionSource<BatchOutcome?> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Its roots.</summary>
    public Scope Write => write;

    /// <summary>Since when it waits.</summary>
    public DateTimeOffset Since => since;

    /// <summary>Ends it.</summary>
    public CancellationToken Stop => stop;

    /// <summary>What comes of it.</summary>
    public Task<BatchOutcome?> Outcome => _outcome.Task;

    /// <summary>It came to something; null for: it goes by itself.</summary>
    public void End(BatchOutcome? outcome) => _outcome.TrySetResult(outcome);

    /// <summary>Nobody can say what it came to.</summary>
    public void End(Exception exception) => _outcome.TrySetException(exception);
}
