using Rezolve.Mapping.Sync.Systems;

namespace Rezolve.Mapping.Sync.Recovery.Outages;

/// <summary>Leaves a system alone while it is out of order: a suspended connection is only probed by reads, and an operation that keeps failing is not called.</summary>
/// <param name="connection">The connection.</param>
/// <param name="health">Which connections are left alone.</param>
/// <param name="circuits">Which operations are left alone.</param>
/// <param name="scope">The sync, to tell of a suspension.</param>
internal sealed class SystemGuard(string connection, ConnectionHealth health, CircuitBook circuits, SyncScope scope)
{
    /// <summary>The connection.</summary>
    public string Connection => connection;

    /// <summary>Whether it is left alone because it shows none of its tickets.</summary>
    public bool IsHiding => health[connection] is { IsHiding: true };

    /// <summary>Why an operation is not called now; null where it is.</summary>
    public Failure? Refusal(string operation, bool isRead)
    {
        if (health[connection] is { } suspension && !(isRead && (suspension.IsHiding || health.MayProbe(connection))))
            return new Failure(suspension.Class, suspension.Code, $"{connection} is left alone since {suspension.Since:u}: {suspension.Message}");
        return circuits.Enter(connection, operation) is { } until
            ? Failure.Of(FailureClass.Throttled, $"{connection}: '{operation}' kept failing and is left alone until {until:u}") with { After = until }
            : null;
    }

    /// <summary>Takes what came of a call. A write that works says nothing of what reads may do: only a read, by when it began, ends a suspension.</summary>
    public async Task ReportAsync(string operation, Failure? failure, DateTimeOffset? readBegan, CancellationToken cancellation)
    {
        // One request that several writes shared failed once, however many tell of it.
        if (failure is not { IsEcho: true })
            circuits.Report(connection, operation, failure);
        if (failure is { Class: FailureClass.Auth or FailureClass.Config })
        {
            if (await health.SuspendAsync(connection, failure, cancellation).ConfigureAwait(false))
                scope.Tell(SyncStepKind.Failed, connection, null, $"left alone: {failure.Message}");
        }
        else if (failure is null && readBegan is { } began && (operation == "read" || !IsHiding))
        {
            await health.ClearAsync(connection, began, cancellation).ConfigureAwait(false);
        }
    }
}
