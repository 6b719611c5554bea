using System.Runtime.CompilerServices;
using Rezolve.Mapping.Sync.Systems;

namespace Rezolve.Mapping.Sync.Recovery.Outages;

/// <summary>
/// The tickets of a system that is left alone while it is out of order: a suspended connection is only probed by reads, and an operation
/// that keeps failing is not called until its circuit lets one through.
/// </summary>
/// <param name="inner">The system's tickets.</param>
/// <param name="guard">Whether it is left alone.</param>
/// <param name="scope">The sync.</param>
internal sealed class GuardedTickets(ITicketSystem inner, SystemGuard guard, SyncScope scope) : ITicketSystem
{
    /// <inheritdoc/>
    public async IAsyncEnumerable<TicketPage> FeedAsync(FeedRequest request, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (guard.Refusal("feed", isRead: true) is { } refusal)
        {
            yield return new TicketPage { IsLast = true, Failure = refusal, Mark = request.Mark };
            yield break;
        }
        var began = scope.Now;
        await foreach (var page in inner.FeedAsync(request, cancellation).ConfigureAwait(false))
        {
            await guard.ReportAsync("feed", page.Failure, began, cancellation).ConfigureAwait(false);
            yield return page;
            began = scope.Now;
        }
    }

    /// <inheritdoc/>
    public async Task<ReadReport> ReadAsync(string key, CancellationToken cancellation)
    {
        if (guard.Refusal("read", isRead: true) is { } refusal)
            return new ReadReport(null, Failure: refusal);
        var began = scope.Now;
        var report = await inner.ReadAsync(key, cancellation).ConfigureAwait(false);
        // Of a system that shows no tickets, only one that is shown says that it works.
        await guard.ReportAsync("read", report.Failure, report.Ticket is not null || !guard.IsHiding ? began : null, cancellation).ConfigureAwait(false);
        if (report.Ticket is { } ticket)
            scope.Lags.Read(guard.Connection, ticket);
        return report;
    }

    /// <inheritdoc/>
    public async Task<StepsReport> StepsAsync(SystemTicket ticket, CancellationToken cancellation)
    {
        if (guard.Refusal("steps", isRead: true) is { } refusal)
            return new StepsReport(null, refusal);
        var began = scope.Now;
        var report = await inner.StepsAsync(ticket, cancellation).ConfigureAwait(false);
        await guard.ReportAsync("steps", report.Failure, began, cancellation).ConfigureAwait(false);
        return report;
    }

    /// <inheritdoc/>
    public async Task<WriteReport> WriteAsync(WriteOrder order, CancellationToken cancellation)
    {
        var operation = order.Kind.ToString().ToLowerInvariant();
        if (guard.Refusal(operation, isRead: false) is { } refusal)
            return new WriteReport { Result = WriteResult.Failed, Failure = refusal };
        var report = await inner.WriteAsync(order with { Together = scope.Together }, cancellation).ConfigureAwait(false);
        var failure = report.Result == WriteResult.Unknown ? report.Failure ?? Failure.Of(FailureClass.Ambiguous, "nobody knows what came of it") : report.Failure;
        await guard.ReportAsync(operation, failure, null, cancellation).ConfigureAwait(false);
        return report;
    }

    /// <inheritdoc/>
    public async Task<FindReport> FindAsync(FindOrder order, CancellationToken cancellation)
    {
        if (guard.Refusal("find", isRead: true) is { } refusal)
            return new FindReport([], refusal);
        var began = scope.Now;
        var report = await inner.FindAsync(order, cancellation).ConfigureAwait(false);
        await guard.ReportAsync("find", report.Failure, began, cancellation).ConfigureAwait(false);
        return report;
    }
}
