using Rezolve.Mapping.Reading.Contents;
using Rezolve.Mapping.Sync.Planning.Files;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Sync.Systems.Conversations;

namespace Rezolve.Mapping.Sync.Planning;

/// <summary>The comments and files of a system as a plan sees them: it reads them, all but the bytes of files, and a write is taken down and refused.</summary>
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

    /// <summary>Gives as many bytes as the file is told to have, and asks nobody for them.</summary>
    public Task<FileReport> OpenAsync(SystemTicket ticket, SystemFile file, CancellationToken cancellation) =>
        Task.FromResult(new FileReport(new ContentOutcome { Stream = new PlannedContent(file.Size ?? 0) }));
}
