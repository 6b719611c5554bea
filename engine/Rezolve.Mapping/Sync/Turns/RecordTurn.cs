using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Sync.Intake;
using Rezolve.Mapping.Sync.Systems;

namespace Rezolve.Mapping.Sync.Turns;

/// <summary>One turn of a record that something drew attention to: it is read, and taken in or brought in step.</summary>
/// <param name="scope">The sync.</param>
internal sealed class RecordTurn(SyncScope scope)
{
    /// <summary>Takes a turn.</summary>
    /// <param name="record">The record.</param>
    /// <param name="cause">What brought it about.</param>
    /// <param name="cancellation">Ends the waits.</param>
    public async Task<TurnResult> RunAsync(Origin record, string cause, CancellationToken cancellation)
    {
        if (await scope.Hub.IsPausedAsync(record.Connection, cancellation).ConfigureAwait(false))
            return TurnResult.Wait(scope.Now + scope.Program.Schedule.Poll, $"{record.Connection} is paused");
        var system = scope[record.Connection];
        if (await scope.Hub.LinkAsync(record.Connection, record.Key, cancellation).ConfigureAwait(false) is { } link)
        {
            return link.State == LinkState.Active
                ? await new TicketTurn(scope).RunAsync(link.Ticket, $"{record.Connection}/{record.Key}", record.Connection, cancellation).ConfigureAwait(false) with { IsLinked = true }
                : TurnResult.Quiet;
        }
        var read = await system.Tickets.ReadAsync(record.Key, cancellation).ConfigureAwait(false);
        if (read.Failure is { } failure)
            return TurnResult.Failed(failure);
        if (read.Ticket is not { } external || external.Key != record.Key)
            return TurnResult.Quiet;
        var creates = new List<CreateIntent>();
        await foreach (var create in scope.Hub.CreatesAsync(record.Connection, cancellation).ConfigureAwait(false))
            creates.Add(create);
        // A link that came between the first look and the creates is seen now.
        if (await scope.Hub.LinkAsync(record.Connection, record.Key, cancellation).ConfigureAwait(false) is not null)
            return TurnResult.Again;
        var outcome = await new RecordIntake(scope, system, creates).TakeAsync(external, null, null, cancellation).ConfigureAwait(false);
        return outcome == IntakeOutcome.Queued
            ? TurnResult.Wait(scope.Now + system.Facts.RequestTimeout + Longer(system.Facts), "it may be what is being made there")
            : TurnResult.Quiet;
    }

    private static TimeSpan Longer(SystemFacts facts) => facts.ReadLag > facts.Recover.Wait ? facts.ReadLag : facts.Recover.Wait;
}
