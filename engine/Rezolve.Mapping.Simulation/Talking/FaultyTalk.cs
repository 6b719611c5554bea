using Rezolve.Mapping.Simulation.Faults;
using Rezolve.Mapping.Simulation.Filing;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Sync.Systems.Conversations;

namespace Rezolve.Mapping.Simulation.Talking;

/// <summary>The comments of a vendor as one process reaches them: over a wire that breaks, from a process that ends.</summary>
/// <param name="talk">The comments.</param>
/// <param name="wire">What goes wrong, and what is noted.</param>
/// <param name="life">The process.</param>
internal sealed class FaultyTalk(VendorTalk talk, Wire wire, Life life) : IConversationSystem
{
    /// <inheritdoc/>
    public async Task<ConversationReport> ReadAsync(SystemTicket ticket, CancellationToken cancellation)
    {
        life.Check();
        if (wire.Faults.Next() is { } fault)
        {
            wire.Note($"comments of {ticket.Key}: {fault.Kind}");
            return new ConversationReport { Failure = wire.Faults.Seen(fault, isWrite: false) };
        }
        var report = await talk.ReadAsync(ticket, cancellation).ConfigureAwait(false);
        wire.Note($"comments of {ticket.Key}: {string.Join(' ', report.Comments.Select(one => $"{one.Key}:{one.Kind}"))}");
        life.Pass(CrashPoint.AfterRead);
        return report;
    }

    /// <inheritdoc/>
    public async Task<PartReport> WriteAsync(PartOrder order, CancellationToken cancellation)
    {
        life.Check();
        wire.Between(Moment.BeforeWrite);
        life.Pass(CrashPoint.BeforeEffect);
        wire.Attempts++;
        var fault = wire.Faults.Next();
        var report = fault is null ? await talk.WriteAsync(order, cancellation).ConfigureAwait(false) : await BrokenAsync(order, fault, cancellation).ConfigureAwait(false);
        wire.Note($"{order.Entity} {order.Kind} {order.Key} on {order.Ticket.Key} {Said(order)}: {report.Result} {report.Key} {fault?.Kind.ToString() ?? report.Failure?.Message}");
        life.Pass(CrashPoint.AfterEffect);
        await life.PassZombieAsync().ConfigureAwait(false);
        wire.Between(Moment.AfterWrite);
        life.IsClosing = true;
        return report;
    }

    /// <inheritdoc/>
    public async Task<PartsFound> FindAsync(PartOrder order, CancellationToken cancellation)
    {
        life.Check();
        if (wire.Faults.Next() is { } fault)
            return new PartsFound([], wire.Faults.Seen(fault, isWrite: false));
        var found = await talk.FindAsync(order, cancellation).ConfigureAwait(false);
        wire.Note($"find comment: {string.Join(' ', found.Keys)}");
        life.Pass(CrashPoint.AfterRead);
        return found;
    }

    /// <inheritdoc/>
    public async Task<FileReport> OpenAsync(SystemTicket ticket, SystemFile file, CancellationToken cancellation)
    {
        life.Check();
        var fault = wire.Faults.Next();
        var report = await talk.OpenAsync(ticket, file, cancellation).ConfigureAwait(false);
        wire.Note($"bytes of {file.Key}: {fault?.Kind.ToString() ?? (report.IsMissing ? "missing" : $"{report.Content?.Size}")}");
        if (fault is not null)
            report = await BrokenBytes.OfAsync(report, fault.Kind, cancellation).ConfigureAwait(false) ?? new FileReport(null, wire.Faults.Seen(fault, isWrite: false));
        life.Pass(CrashPoint.AfterRead);
        return report;
    }

    private async Task<PartReport> BrokenAsync(PartOrder order, ArmedFault fault, CancellationToken cancellation)
    {
        if (FaultQueue.TakesEffect(fault.Kind))
            await talk.WriteAsync(order, cancellation).ConfigureAwait(false);
        if (fault.Kind == FaultKind.TimeoutLate)
            wire.Later(fault.Span, () => talk.WriteAsync(order, CancellationToken.None));
        return new PartReport(FaultQueue.IsCertain(fault.Kind) ? WriteResult.Failed : WriteResult.Unknown, Failure: wire.Faults.Seen(fault, isWrite: true));
    }

    private static string Said(PartOrder order) => string.Join(' ', order.Change.Select(one => one.Key == "body" ? $"'{one.Value["text"].Text.ReplaceLineEndings(" ")}'" : $"{one.Value}")
        .Concat(order.Files.Select(file => $"+{file.Name}")));
}
