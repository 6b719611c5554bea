using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Sync.Systems.Conversations;

namespace Rezolve.Mapping.Sync.Planning;

/// <summary>The comments and files of a system as a plan sees them: it reads them, and a write is taken down and refused.</summary>
/// <param name="connection">The connection.</param>
/// <param name="parts">The comments and files.</param>
/// <param name="orders">Where writes are taken down.</param>
internal sealed class PlanningConversation(string connection, IConversationSystem parts, PlannedOrders orders) : IConversationSystem
{
    /// <inheritdoc/>
    public Task<ConversationReport> ReadAsync(SystemTicket ticket, CancellationToken cancellation) => parts.ReadAsync(ticket, cancellation);

    /// <inheritdoc/>
    public Task<PartReport> WriteAsync(PartOrder order, CancellationToken cancellation)
    {
        orders.Add(IntendedWrite.Of(connection, order));
        return Task.FromResult(new PartReport(WriteResult.Failed, Failure: PlanningTickets.OnlyPlanned));
    }

    /// <inheritdoc/>
    public Task<PartsFound> FindAsync(PartOrder order, CancellationToken cancellation) => parts.FindAsync(order, cancellation);

    /// <inheritdoc/>
    public Task<FileReport> OpenAsync(SystemTicket ticket, SystemFile file, CancellationToken cancellation) => parts.OpenAsync(ticket, file, cancellation);
}
