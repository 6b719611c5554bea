using Rezolve.Mapping.Sync.Sinks;

namespace Rezolve.Mapping.Cli.Syncing;

/// <summary>Tells the sinks of a sync what happened, while it runs.</summary>
/// <param name="sinks">What keeps each.</param>
internal sealed class SinkRun(IReadOnlyList<SinkKeeper> sinks)
{
    /// <summary>Tells each as far as it takes what it is told. One that fails keeps no other waiting for longer than its answer takes.</summary>
    /// <param name="say">Says what became of it.</param>
    /// <param name="interrupted">Ends it after the event in hand.</param>
    public async Task RunAsync(Action<string> say, CancellationToken interrupted)
    {
        foreach (var sink in sinks)
        {
            var taken = await sink.RunAsync(interrupted);
            if (taken > 0)
                say($"{sink.Name}: told {taken:N0} events");
            var state = await sink.StateAsync(CancellationToken.None);
            if (state.NextAt is not null)
                say($"{sink.Name}: {state.Reason}; it is told again later");
        }
    }

    /// <summary>When one is to be told next; null for never.</summary>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellation)
    {
        DateTimeOffset? next = null;
        foreach (var sink in sinks)
            next = await sink.NextDueAsync(cancellation) is { } due && !(next <= due) ? due : next;
        return next;
    }

    /// <summary>The sinks that stand still, each with why.</summary>
    /// <param name="session">The sync.</param>
    public async Task<IReadOnlyList<string>> StandingAsync(SyncSession session)
    {
        var hub = new Hub.Rows.HubStore(session.Setting.Store, session.Setting.Program.Tenant);
        var standing = new List<string>();
        foreach (var sink in sinks)
        {
            if (await hub.IsPausedAsync(sink.Name, CancellationToken.None))
                standing.Add($"{sink.Name} is told nothing any more: {(await sink.StateAsync(CancellationToken.None)).Reason ?? "somebody paused it"}. Let it go on with: rezolve resume {sink.Name}");
        }
        return standing;
    }
}
