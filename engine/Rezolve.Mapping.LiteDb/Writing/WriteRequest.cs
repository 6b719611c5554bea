using Rezolve.Mapping.Storage;

namespace Rezolve.Mapping.LiteDb.Writing;

/// <summary>Something to be written, and who waits for it.</summary>
/// <param name="bytes">About how much it writes.</param>
internal abstract class WriteRequest(int bytes)
{
    public int Bytes { get; } = bytes;

    /// <summary>The change it makes; null where it makes none.</summary>
    public StoreChange? Change { get; init; }

    /// <summary>Does it, within a transaction. Nobody is told yet.</summary>
    public abstract void Make(Ledger ledger);

    /// <summary>Tells that it is durable.</summary>
    public abstract void Tell();

    /// <summary>Tells that it failed.</summary>
    public abstract void Fail(Exception problem);
}

/// <inheritdoc/>
/// <param name="make">What is done.</param>
/// <param name="bytes">About how much it writes.</param>
/// <param name="cancellation">Where it is cancelled before it begins, it is not done.</param>
internal sealed class WriteRequest<T>(Func<Ledger, T> make, int bytes, CancellationToken cancellation) : WriteRequest(bytes)
{
    // Continuations would otherwise run on the thread that writes, and keep it from writing.
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;
    private bool _isMade;

    public Task<T> Done => _done.Task;

    public override void Make(Ledger ledger)
    {
        if (cancellation.IsCancellationRequested)
            return;
        _result = make(ledger);
        _isMade = true;
    }

    public override void Tell()
    {
        if (_isMade)
            _done.TrySetResult(_result!);
        else
            _done.TrySetCanceled(cancellation);
    }

    public override void Fail(Exception problem) => _done.TrySetException(problem);
}
