using Rezolve.Mapping.Sync.Systems;

namespace Rezolve.Mapping.Simulation.Tests.Judging.Mutants;

/// <summary>A system that passes everything on; each mutant does one thing otherwise.</summary>
internal abstract class PassingSystem(ITicketSystem inner) : ITicketSystem
{
    protected ITicketSystem Inner => inner;

    public virtual IAsyncEnumerable<TicketPage> FeedAsync(FeedRequest request, CancellationToken cancellation) => inner.FeedAsync(request, cancellation);

    public virtual Task<ReadReport> ReadAsync(string key, CancellationToken cancellation) => inner.ReadAsync(key, cancellation);

    public Task<StepsReport> StepsAsync(SystemTicket ticket, CancellationToken cancellation) => inner.StepsAsync(ticket, cancellation);

    public virtual Task<WriteReport> WriteAsync(WriteOrder order, CancellationToken cancellation) => inner.WriteAsync(order, cancellation);

    public Task<FindReport> FindAsync(FindOrder order, CancellationToken cancellation) => inner.FindAsync(order, cancellation);
}
