namespace Rezolve.Mapping.LiteDb.Files;

/// <summary>Lets many in at once, or one alone: whoever wants to be alone waits for those inside, and the others wait for it.</summary>
internal sealed class Door
{
    private const int Places = 1024;

    private readonly SemaphoreSlim _free = new(Places);
    private readonly SemaphoreSlim _alone = new(1);

    /// <summary>Comes in beside others.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    public Task EnterAsync(CancellationToken cancellation) => _free.WaitAsync(cancellation);

    /// <summary>Goes out.</summary>
    public void Leave() => _free.Release();

    /// <summary>Comes in alone.</summary>
    /// <param name="cancellation">Ends the wait; then it is not inside.</param>
    public async Task EnterAloneAsync(CancellationToken cancellation)
    {
        await _alone.WaitAsync(cancellation).ConfigureAwait(false);
        var taken = 0;
        try
        {
            for (; taken < Places; taken++)
                await _free.WaitAsync(cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            Open(taken);
            throw;
        }
    }

    /// <summary>Goes out, and lets the others in.</summary>
    public void LeaveAlone() => Open(Places);

    private void Open(int taken)
    {
        if (taken > 0)
            _free.Release(taken);
        _alone.Release();
    }
}
