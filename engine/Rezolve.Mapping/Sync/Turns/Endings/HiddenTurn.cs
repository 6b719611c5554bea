using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Sync.Recovery;
using Rezolve.Mapping.Sync.Systems;

namespace Rezolve.Mapping.Sync.Turns.Endings;

/// <summary>Leaves a system alone that shows none of its tickets: then a refusal, or an absence, says nothing of the one that was asked for.</summary>
/// <param name="scope">The sync.</param>
/// <param name="system">The system.</param>
internal sealed class HiddenTurn(SyncScope scope, ConnectedSystem system)
{
    /// <summary>Takes a turn of a ticket that could not be read.</summary>
    /// <param name="link">Its link.</param>
    /// <param name="failure">Why.</param>
    /// <param name="cancellation">Ends the waits.</param>
    public async Task<TurnResult> RunAsync(TicketLink link, Failure failure, CancellationToken cancellation)
    {
        if (failure.Class != FailureClass.Permission)
            return TurnResult.Failed(failure);
        var probe = await new ContainerProbe(scope, system).RunAsync(link, cancellation).ConfigureAwait(false);
        return probe switch
        {
            { IsShown: true } or { HasNoOther: true } => TurnResult.Failed(failure),
            { Failure: { } other } => TurnResult.Failed(other),
            _ => await SuspendAsync(link.Connection, $"{link.Connection} refuses to show any of the tickets it was asked for: {failure.Message}", cancellation).ConfigureAwait(false),
        };
    }

    /// <summary>Leaves the system alone until it shows a ticket.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="reason">Why, for people.</param>
    /// <param name="cancellation">Ends the waits.</param>
    public async Task<TurnResult> SuspendAsync(string connection, string reason, CancellationToken cancellation)
    {
        var hidden = new Failure(FailureClass.Config, Suspension.Hiding, reason);
        if (await scope.Health.SuspendAsync(connection, hidden, cancellation).ConfigureAwait(false))
            scope.Tell(SyncStepKind.Failed, connection, null, $"left alone: {reason}");
        return TurnResult.Wait(scope.Now + Later(scope.Health[connection]?.Since), reason);
    }

    /// <summary>How long until the next look: the longer nothing is shown, the seldomer.</summary>
    /// <param name="since">Since when nothing is.</param>
    public TimeSpan Later(DateTimeOffset? since)
    {
        var (limits, passed) = (scope.Setting.Limits, scope.Now - since ?? TimeSpan.Zero);
        return passed < limits.Probe ? limits.Probe : passed > limits.LongestWait ? limits.LongestWait : passed;
    }
}
