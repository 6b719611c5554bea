using System.Net;

namespace Rezolve.Mapping.Tests.EndToEnd.Step.Trackers;

/// <summary>Holds one request.</summary>
/// <param name="what">Which.</param>
internal sealed class Hold(HeldRequest what)
{
    private readonly TaskCompletionSource _hit = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _taken;

    /// <summary>What is held.</summary>
    public HeldRequest What => what;

    /// <summary>Ends when the request stands there.</summary>
    public Task Hit => _hit.Task;

    /// <summary>Whether this is the request.</summary>
    public bool Take(HttpListenerRequest request) =>
        request.HttpMethod == what.Method.Method
        && (what.Path.EndsWith('/') ? request.Url!.AbsolutePath.Contains(what.Path, StringComparison.Ordinal) : request.Url!.AbsolutePath.EndsWith(what.Path, StringComparison.Ordinal))
        && Interlocked.Exchange(ref _taken, 1) == 0;

    /// <summary>Stands there until it is let go.</summary>
    public Task StandAsync()
    {
        _hit.TrySetResult();
        return _end.Task;
    }

    /// <summary>Lets go of what is held; nothing is held from now on.</summary>
    public void End()
    {
        Interlocked.Exchange(ref _taken, 1);
        _end.TrySetResult();
    }
}
