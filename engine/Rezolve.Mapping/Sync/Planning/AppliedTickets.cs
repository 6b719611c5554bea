using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Sync.Systems;

namespace Rezolve.Mapping.Sync.Planning;

/// <summary>The tickets of a system as the application of a plan sees them: a write that is as planned is sent, any other is taken down and put off.</summary>
/// <param name="connection">The connection.</param>
/// <param name="tickets">The tickets.</param>
/// <param name="plan">What was planned, and what came of it.</param>
/// <param name="clock">Says when what is put off is due again.</param>
internal sealed class AppliedTickets(string connection, ITicketSystem tickets, AppliedPlan plan, TimeProvider clock) : ITicketSystem
{
    private static readonly TimeSpan PutOff = TimeSpan.FromSeconds(5);

    /// <summary>A system at which only what was planned is written.</summary>
    public static ConnectedSystem Over(ConnectedSystem system, AppliedPlan plan, TimeProvider clock) =>
        system with
        {
            Tickets = new AppliedTickets(system.Facts.Connection, system.Tickets, plan, clock),
            Conversation = system.Conversation is { } conversation
                ? conversation with { Parts = new AppliedConversation(system.Facts.Connection, conversation.Parts, plan, clock) }
                : null,
        };

    /// <summary>Only too early: it is neither counted nor given up, and the next sync does it.</summary>
    public static Failure NotPlanned(TimeProvider clock) => new(FailureClass.Throttled, CommandRules.PlanDiffers.Code, "it is not what was planned") { After = clock.GetUtcNow() + PutOff };

    /// <inheritdoc/>
    public IAsyncEnumerable<TicketPage> FeedAsync(FeedRequest request, CancellationToken cancellation) => tickets.FeedAsync(request, cancellation);

    /// <inheritdoc/>
    public Task<ReadReport> ReadAsync(string key, CancellationToken cancellation) => tickets.ReadAsync(key, cancellation);

    /// <inheritdoc/>
    public Task<StepsReport> StepsAsync(SystemTicket ticket, CancellationToken cancellation) => tickets.StepsAsync(ticket, cancellation);

    /// <inheritdoc/>
    public async Task<WriteReport> WriteAsync(WriteOrder order, CancellationToken cancellation)
    {
        if (plan.Permits(IntendedWrite.Of(connection, order)))
        {
            var report = await tickets.WriteAsync(order, cancellation).ConfigureAwait(false);
            plan.Note(IntendedWrite.Of(connection, order), report.Result, report.Key);
            return report;
        }
        return new WriteReport { Result = WriteResult.Failed, Failure = NotPlanned(clock) };
    }

    /// <inheritdoc/>
    public Task<FindReport> FindAsync(FindOrder order, CancellationToken cancellation) => tickets.FindAsync(order, cancellation);
}
