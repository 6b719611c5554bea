namespace Rezolve.Mapping.Tests.EndToEnd.Step.Vendors;

/// <summary>Where a process is killed: at which request, and how far that has come.</summary>
/// <param name="Name">The point's number, and what it is.</param>
/// <param name="Stage">How far the request has come.</param>
/// <param name="IsIt">Whether a request is the one.</param>
internal sealed record KillPoint(string Name, KillStage Stage, Func<ToyCall, bool> IsIt)
{
    /// <summary>A request that waits at the vendor's door takes effect all the same, after the process was killed.</summary>
    public bool IsLate { get; init; }

    /// <summary>The first request of all.</summary>
    public static KillPoint Any { get; } = new("any", KillStage.Told, _ => true);

    /// <summary>Every point at which a request stands; what lies between requests is met by killing at random.</summary>
    public static IReadOnlyList<KillPoint> All { get; } =
    [
        new("K1 after fetch", KillStage.Told, call => call.IsFeed),
        new("K2 after plan", KillStage.Told, call => call.IsRead),
        new("K4 a create was sent, not received", KillStage.Arrived, call => call.IsCreate),
        new("K4 a change was sent, not received", KillStage.Arrived, call => call.IsChange),
        new("K4 a create arrives late", KillStage.Arrived, call => call.IsCreate) { IsLate = true },
        new("K4 a change arrives late", KillStage.Arrived, call => call.IsChange) { IsLate = true },
        new("K5 a create took effect, the answer is lost", KillStage.Done, call => call.IsCreate),
        new("K5 a change took effect, the answer is lost", KillStage.Done, call => call.IsChange),
        new("K6 a create was answered, not committed", KillStage.Told, call => call.IsCreate),
        new("K6 a change was answered, not committed", KillStage.Told, call => call.IsChange),
        new("K2 a ticket is read, the answer is lost", KillStage.Done, call => call.IsRead),
        new("K10 between hops", KillStage.Arrived, call => call.IsChange && call.Fields.GetValueOrDefault("state") is "done"),
        new("K12 between two pages", KillStage.Arrived, call => call.IsFeed && call.After > 0),
    ];
}

/// <summary>How far a request has come.</summary>
internal enum KillStage
{
    /// <summary>It was sent, and nothing has come of it.</summary>
    Arrived,

    /// <summary>It has taken effect, and no answer was sent.</summary>
    Done,

    /// <summary>The answer was sent.</summary>
    Told,
}

/// <summary>Holds one request until whoever sent it was killed.</summary>
/// <param name="point">The point.</param>
internal sealed class Gate(KillPoint point)
{
    private readonly TaskCompletionSource _hit = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _taken;

    /// <summary>The point.</summary>
    public KillPoint Point => point;

    /// <summary>Ends when the request stands at the gate.</summary>
    public Task Hit => _hit.Task;

    /// <summary>Whether this is the request.</summary>
    public bool Take(ToyCall call) => point.IsIt(call) && Interlocked.Exchange(ref _taken, 1) == 0;

    /// <summary>Waits at the gate.</summary>
    /// <returns>Whether the request is to take effect after that.</returns>
    public async Task<bool> HoldAsync()
    {
        _hit.TrySetResult();
        await _open.Task;
        return point.IsLate;
    }

    /// <summary>Lets go of what is held; nothing is held from now on.</summary>
    public void Open()
    {
        Interlocked.Exchange(ref _taken, 1);
        _open.TrySetResult();
    }
}
