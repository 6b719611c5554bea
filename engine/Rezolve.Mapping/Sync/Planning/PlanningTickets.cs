using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Sync.Systems;

namespace Rezolve.Mapping.Sync.Planning;

/// <summary>The tickets of a system as a plan sees them: it reads them, and a write is taken down and refused, so that nothing ever reaches the system.</summary>
/// <param name="connection">The connection.</param>
/// <param name="tickets">The tickets.</param>
/// <param name="orders">Where writes are taken down.</param>
internal sealed class PlanningTickets(string connection, ITicketSystem tickets, PlannedOrders orders) : ITicketSystem
{
    /// <summary>The code by which a refusal of a plan is told from one of a system.</summary>
    public static string Code => CommandRules.OnlyPlanned.Code;

    /// <summary>As if the value were refused: it holds one group of one ticket, and what else is due at the ticket is asked for too.</summary>
    public static Failure OnlyPlanned { get; } = new(FailureClass.Validation, CommandRules.OnlyPlanned.Code, "it is only planned");

    private static readonly WriteReport Refusal = new() { Result = WriteResult.Failed, Failure = OnlyPlanned };

    /// <summary>A system of which a plan only reads.</summary>
    public static ConnectedSystem Over(ConnectedSystem system, PlannedOrders orders) =>
        system with
        {
            Tickets = new PlanningTickets(system.Facts.Connection, system.Tickets, orders),
            Conversation = system.Conversation is { } conversation
                ? conversation with { Parts = new PlanningConversation(system.Facts.Connection, conversation.Parts, orders) }
                : null,
        };

    /// <inheritdoc/>
    public IAsyncEnumerable<TicketPage> FeedAsync(FeedRequest request, CancellationToken cancellation) => tickets.FeedAsync(request, cancellation);

    /// <inheritdoc/>
    public Task<ReadReport> ReadAsync(string key, CancellationToken cancellation) => tickets.ReadAsync(key, cancellation);

    /// <inheritdoc/>
    public Task<StepsReport> StepsAsync(SystemTicket ticket, CancellationToken cancellation) => tickets.StepsAsync(ticket, cancellation);

    /// <inheritdoc/>
    public Task<WriteReport> WriteAsync(WriteOrder order, CancellationToken cancellation)
    {
        orders.Add(IntendedWrite.Of(connection, order));
        return Task.FromResult(Refusal);
    }

    /// <inheritdoc/>
    public Task<FindReport> FindAsync(FindOrder order, CancellationToken cancellation) => tickets.FindAsync(order, cancellation);
}
