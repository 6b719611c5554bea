using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Sync.Systems.Conversations;

namespace Rezolve.Mapping.Sync.Recovery.Outages;

/// <summary>The comments and files of a system that is left alone while it is out of order.</summary>
/// <param name="inner">The system's comments and files.</param>
/// <param name="guard">Whether it is left alone.</param>
/// <param name="scope">The sync.</param>
internal sealed class GuardedConversation(IConversationSystem inner, SystemGuard guard, SyncScope scope) : IConversationSystem
{
    /// <inheritdoc/>
    public async Task<ConversationReport> ReadAsync(SystemTicket ticket, CancellationToken cancellation)
    {
        if (guard.Refusal("comments", isRead: true) is { } refusal)
            return new ConversationReport { Failure = refusal };
        var began = scope.Now;
        var report = await inner.ReadAsync(ticket, cancellation).ConfigureAwait(false);
        await guard.ReportAsync("comments", report.Failure, began, cancellation).ConfigureAwait(false);
        return report;
    }

    /// <inheritdoc/>
    public async Task<PartReport> WriteAsync(PartOrder order, CancellationToken cancellation)
    {
        var operation = $"{order.Entity} {order.Kind}";
        if (guard.Refusal(operation, isRead: false) is { } refusal)
            return new PartReport(WriteResult.Failed, Failure: refusal);
        var report = await inner.WriteAsync(order, cancellation).ConfigureAwait(false);
        var failure = report.Result == WriteResult.Unknown ? report.Failure ?? Failure.Of(FailureClass.Ambiguous, "nobody knows what came of it") : report.Failure;
        await guard.ReportAsync(operation, failure, null, cancellation).ConfigureAwait(false);
        return report;
    }

    /// <inheritdoc/>
    public async Task<PartsFound> FindAsync(PartOrder order, CancellationToken cancellation)
    {
        if (guard.Refusal("comments", isRead: true) is { } refusal)
            return new PartsFound([], refusal);
        var began = scope.Now;
        var found = await inner.FindAsync(order, cancellation).ConfigureAwait(false);
        await guard.ReportAsync("comments", found.Failure, began, cancellation).ConfigureAwait(false);
        return found;
    }

    /// <inheritdoc/>
    public async Task<FileReport> OpenAsync(SystemTicket ticket, SystemFile file, CancellationToken cancellation)
    {
        if (guard.Refusal("files", isRead: true) is { } refusal)
            return new FileReport(null, refusal);
        var began = scope.Now;
        var report = await inner.OpenAsync(ticket, file, cancellation).ConfigureAwait(false);
        await guard.ReportAsync("files", report.Failure, began, cancellation).ConfigureAwait(false);
        return report;
    }
}
