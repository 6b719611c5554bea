using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Sync.Systems.Conversations;

namespace Rezolve.Mapping.Sync.Planning;

/// <summary>The comments and files of a system as the application of a plan sees them: a write that is as planned is sent, any other is put off.</summary>
/// <param name="connection">The connection.</param>
/// <param name="parts">The comments and files.</param>
/// <param name="plan">What was planned, and what came of it.</param>
/// <param name="clock">Says when what is put off is due again.</param>
internal sealed class AppliedConversation(string connection, IConversationSystem parts, AppliedPlan plan, TimeProvider clock) : IConversationSystem
{
    /// <inheritdoc/>
    public Task<ConversationReport> ReadAsync(SystemTicket ticket, CancellationToken cancellation) => parts.ReadAsync(ticket, cancellation);

    /// <inheritdoc/>
    public async Task<PartReport> WriteAsync(PartOrder order, CancellationToken cancellation)
    {
        var write = IntendedWrite.Of(connection, order);
        if (!plan.Permits(write))
            return new PartReport(WriteResult.Failed, Failure: AppliedTickets.NotPlanned(clock));
        var report = await parts.WriteAsync(order, cancellation).ConfigureAwait(false);
        plan.Note(write, report.Result, null);
        return report;
    }

    /// <inheritdoc/>
    public Task<PartsFound> FindAsync(PartOrder order, CancellationToken cancellation) => parts.FindAsync(order, cancellation);

    /// <inheritdoc/>
    public Task<FileReport> OpenAsync(SystemTicket ticket, SystemFile file, CancellationToken cancellation) => parts.OpenAsync(ticket, file, cancellation);
}
