using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Simulation.Faults;

/// <summary>A vendor as one process reaches it: over a wire that breaks, from a process that ends.</summary>
/// <param name="vendor">The vendor.</param>
/// <param name="wire">What goes wrong, and what is noted.</param>
/// <param name="life">The process.</param>
internal sealed class FaultySystem(ITicketSystem vendor, Wire wire, Life life) : ITicketSystem
{
    /// <inheritdoc/>
    public async IAsyncEnumerable<TicketPage> FeedAsync(FeedRequest request, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var page in vendor.FeedAsync(request, cancellation).ConfigureAwait(false))
        {
            life.Check();
            if (wire.Faults.Next() is { } fault)
            {
                wire.Note($"feed {request.Kind}: {fault.Kind}");
                // Lists of keys are empty too, and say nothing of it.
                yield return new TicketPage { IsLast = true, Failure = fault.Kind == FaultKind.Hidden && request.Kind == FeedKind.Keys ? null : wire.Faults.Seen(fault, isWrite: false) };
                yield break;
            }
            wire.Note($"feed {request.Kind}: {string.Join(' ', page.Tickets.Select(row => row.Key))}");
            life.Pass(CrashPoint.AfterPage);
            yield return page;
            wire.IsLoaded |= request.Kind == FeedKind.All && page.IsLast;
            wire.Between(Moment.BetweenPages);
        }
    }

    /// <inheritdoc/>
    public async Task<ReadReport> ReadAsync(string key, CancellationToken cancellation)
    {
        life.Check();
        if (wire.Faults.Next() is { } fault)
        {
            wire.Note($"read {key}: {fault.Kind}");
            return fault.Kind == FaultKind.Hidden ? new ReadReport(null, IsMissing: true) : new ReadReport(null, Failure: wire.Faults.Seen(fault, isWrite: false));
        }
        var report = await vendor.ReadAsync(key, cancellation).ConfigureAwait(false);
        wire.Reads[key] = wire.Now;
        wire.Note($"read {key}: {report.Ticket?.Version ?? (report.IsMissing ? "missing" : "-")}");
        life.Pass(CrashPoint.AfterRead);
        return report;
    }

    /// <inheritdoc/>
    public async Task<StepsReport> StepsAsync(SystemTicket ticket, CancellationToken cancellation)
    {
        life.Check();
        return wire.Faults.Next() is { } fault ? new StepsReport(null, wire.Faults.Seen(fault, isWrite: false)) : await vendor.StepsAsync(ticket, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task<WriteReport> WriteAsync(WriteOrder order, CancellationToken cancellation)
    {
        life.Check();
        wire.Between(Moment.BeforeWrite);
        var said = wire.Say(order.Key ?? "", order.Step is { } step ? order.Change.Where(one => one.Key != "status").Append(new("status", Value.Of(step.To))) : order.Change);
        life.Pass(CrashPoint.BeforeEffect);
        wire.Attempts++;
        var fault = wire.Faults.Next();
        var report = fault is null ? await vendor.WriteAsync(order, cancellation).ConfigureAwait(false) : await BrokenAsync(order, fault, cancellation).ConfigureAwait(false);
        wire.Note($"write {order.Kind} {order.Key} {Said(order)}: {report.Result} {fault?.Kind.ToString() ?? report.Failure?.Message}");
        if (report.Result != WriteResult.Unknown)
            life.Heard = () => wire.Doubts.RemoveAll(said.Contains);
        life.Pass(CrashPoint.AfterEffect);
        await life.PassZombieAsync().ConfigureAwait(false);
        wire.Between(Moment.AfterWrite);
        (life.IsClosing, life.IsBetweenHops) = (true, order.Kind == WriteKind.Step);
        return report;
    }

    /// <inheritdoc/>
    public async Task<FindReport> FindAsync(FindOrder order, CancellationToken cancellation)
    {
        life.Check();
        if (wire.Faults.Next() is { } fault)
        {
            wire.Note($"find: {fault.Kind}");
            return new FindReport([], wire.Faults.Seen(fault, isWrite: false));
        }
        var report = await vendor.FindAsync(order, cancellation).ConfigureAwait(false);
        wire.Note($"find {order.Intent is not null}: {string.Join(' ', report.Tickets.Select(ticket => ticket.Key))}");
        life.Pass(CrashPoint.AfterRead);
        return report;
    }

    private async Task<WriteReport> BrokenAsync(WriteOrder order, ArmedFault fault, CancellationToken cancellation)
    {
        if (FaultQueue.TakesEffect(fault.Kind))
            await vendor.WriteAsync(order, cancellation).ConfigureAwait(false);
        if (fault.Kind == FaultKind.TimeoutLate)
            wire.Later(fault.Span, () => vendor.WriteAsync(order, CancellationToken.None));
        return new WriteReport
        {
            Result = FaultQueue.IsCertain(fault.Kind) ? WriteResult.Failed : WriteResult.Unknown,
            Failure = wire.Faults.Seen(fault, isWrite: true),
        };
    }

    private static string Said(WriteOrder order) =>
        string.Join(' ', order.Change.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => $"{one.Key}={one.Value}")) + (order.Step is { } step ? $" →{step.To}" : "");
}
