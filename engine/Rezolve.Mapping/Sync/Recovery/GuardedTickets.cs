using System.Runtime.CompilerServices;
using Rezolve.Mapping.Sync.Systems;

namespace Rezolve.Mapping.Sync.Recovery;

/// <summary>
/// The tickets of a system that is left alone while it is out of order: a suspended connection is only probed by reads, and an operation
/// that keeps failing is not called until its circuit lets one through.
/// </summary>
/// <param name="inner">The system's tickets.</param>
/// <param name="connection">The connection.</param>
/// <param name="health">Which connections are left alone.</param>
/// <param name="circuits">Which operations are left alone.</param>
/// <param name="scope">The sync, to tell of a suspension.</param>
internal sealed class GuardedTickets(ITicketSystem inner, string connection, ConnectionHealth health, CircuitBook circuits, SyncScope scope) : ITicketSystem
{
    /// <inheritdoc/>
    public async IAsyncEnumerable<TicketPage> FeedAsync(FeedRequest request, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (Refusal("feed", isRead: true) is { } refusal)
        {
            yield return new TicketPage { IsLast = true, Failure = refusal, Mark = request.Mark };
            yield break;
        }
        var began = scope.Now;
        await foreach (var page in inner.FeedAsync(request, cancellation).ConfigureAwait(false))
        {
            await ReportAsync("feed", page.Failure, began, cancellation).ConfigureAwait(false);
            yield return page;
            began = scope.Now;
        }
    }

    /// <inheritdoc/>
    public async Task<ReadReport> ReadAsync(string key, CancellationToken cancellation)
    {
        if (Refusal("read", isRead: true) is { } refusal)
            return new ReadReport(null, Failure: refusal);
        var began = scope.Now;
        var report = await inner.ReadAsync(key, cancellation).ConfigureAwait(false);
        // Of a system that shows no tickets, only one that is shown says that it works.
        await ReportAsync("read", report.Failure, report.Ticket is not null || health[connection] is { IsHiding: false } ? began : null, cancellation).ConfigureAwait(false);
        return report;
    }

    /// <inheritdoc/>
    public async Task<StepsReport> StepsAsync(SystemTicket ticket, CancellationToken cancellation)
    {
        if (Refusal("steps", isRead: true) is { } refusal)
            return new StepsReport(null, refusal);
        var began = scope.Now;
        var report = await inner.StepsAsync(ticket, cancellation).ConfigureAwait(false);
        await ReportAsync("steps", report.Failure, began, cancellation).ConfigureAwait(false);
        return report;
    }

    /// <inheritdoc/>
    public async Task<WriteReport> WriteAsync(WriteOrder order, CancellationToken cancellation)
    {
        var operation = order.Kind.ToString().ToLowerInvariant();
        if (Refusal(operation, isRead: false) is { } refusal)
            return new WriteReport { Result = WriteResult.Failed, Failure = refusal };
        var report = await inner.WriteAsync(order with { Together = scope.Together }, cancellation).ConfigureAwait(false);
        var failure = report.Result == WriteResult.Unknown ? report.Failure ?? Failure.Of(FailureClass.Ambiguous, "nobody knows what came of it") : report.Failure;
        await ReportAsync(operation, failure, null, cancellation).ConfigureAwait(false);
        return report;
    }

    /// <inheritdoc/>
    public async Task<FindReport> FindAsync(FindOrder order, CancellationToken cancellation)
    {
        if (Refusal("find", isRead: true) is { } refusal)
            return new FindReport([], refusal);
        var began = scope.Now;
        var report = await inner.FindAsync(order, cancellation).ConfigureAwait(false);
        await ReportAsync("find", report.Failure, began, cancellation).ConfigureAwait(false);
        return report;
    }

    private Failure? Refusal(string operation, bool isRead)
    {
        if (health[connection] is { } suspension && !(isRead && (suspension.IsHiding || health.MayProbe(connection))))
            return new Failure(suspension.Class, suspension.Code, $"{connection} is left alone since {suspension.Since:u}: {suspension.Message}");
        return circuits.Enter(connection, operation) is { } until
            ? Failure.Of(FailureClass.Throttled, $"{connection}: '{operation}' kept failing and is left alone until {until:u}") with { After = until }
            : null;
    }

    // A write that works says nothing of what reads may do: only a read, by when it began, ends a suspension.
    private async Task ReportAsync(string operation, Failure? failure, DateTimeOffset? readBegan, CancellationToken cancellation)
    {
        // One request that several writes shared failed once, however many tell of it.
        if (failure is not { IsEcho: true })
            circuits.Report(connection, operation, failure);
        if (failure is { Class: FailureClass.Auth or FailureClass.Config })
        {
            if (await health.SuspendAsync(connection, failure, cancellation).ConfigureAwait(false))
                scope.Tell(SyncStepKind.Failed, connection, null, $"left alone: {failure.Message}");
        }
        else if (failure is null && readBegan is { } began && (operation == "read" || health[connection] is { IsHiding: false }))
        {
            await health.ClearAsync(connection, began, cancellation).ConfigureAwait(false);
        }
    }
}
