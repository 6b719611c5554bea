namespace Rezolve.Mapping.Cli.Listening;

/// <summary>Wakes whoever waits because something came. What comes while nobody waits ends the next wait at once.</summary>
internal sealed class HookWake : IDisposable
{
    private readonly SemaphoreSlim _signal = new(0, 1);

    /// <summary>Something came.</summary>
    public void Ring()
    {
        try
        {
            _signal.Release();
        }
        catch (SemaphoreFullException)
        {
            // It rings already.
            return;
        }
    }

    /// <summary>Waits until something comes, but not longer than so long.</summary>
    /// <returns>Whether something came.</returns>
    public async Task<bool> WaitAsync(TimeSpan most, TimeProvider clock, CancellationToken cancellation)
    {
        using var late = new CancellationTokenSource(most, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellation);
        try
        {
            await _signal.WaitAsync(either.Token);
            return true;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _signal.Dispose();
}
