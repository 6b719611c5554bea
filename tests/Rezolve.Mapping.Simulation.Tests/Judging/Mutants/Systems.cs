using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Simulation.Tests.Judging.Mutants;

/// <summary>Says that every update was done, and does none.</summary>
internal sealed class SwallowingSystem(ITicketSystem inner) : PassingSystem(inner)
{
    public override Task<WriteReport> WriteAsync(WriteOrder order, CancellationToken cancellation) => order.Kind != WriteKind.Update
        ? base.WriteAsync(order, cancellation)
        : Task.FromResult(new WriteReport { Result = WriteResult.Done, Key = order.Key, Ticket = order.Current! with { Fields = order.Wanted.Concat(order.Current.Fields.Where(field => !order.Wanted.ContainsKey(field.Key))).ToDictionary() } });
}

/// <summary>Writes the whole ticket where a few fields changed.</summary>
internal sealed class WholeSystem(ITicketSystem inner) : PassingSystem(inner)
{
    public override Task<WriteReport> WriteAsync(WriteOrder order, CancellationToken cancellation) =>
        base.WriteAsync(order.Kind == WriteKind.Update ? order with { Change = order.Wanted } : order, cancellation);
}

/// <summary>Cannot say what it read of one field, for no reason.</summary>
internal sealed class MumblingSystem(ITicketSystem inner) : PassingSystem(inner)
{
    public override async Task<ReadReport> ReadAsync(string key, CancellationToken cancellation)
    {
        var report = await base.ReadAsync(key, cancellation);
        return report.Ticket is not { } ticket || !ticket.Fields.ContainsKey("subject") ? report : report with
        {
            Ticket = ticket with { Fields = new Dictionary<string, Value>(ticket.Fields) { ["subject"] = Value.Fault("who knows") } },
        };
    }
}

/// <summary>Tells what it last told of a ticket that is gone.</summary>
internal sealed class ClingingSystem(ITicketSystem inner, Dictionary<string, SystemTicket> told) : PassingSystem(inner)
{
    public override async Task<ReadReport> ReadAsync(string key, CancellationToken cancellation)
    {
        var report = await base.ReadAsync(key, cancellation);
        if (report.Ticket is { IsDeleted: false, MergedInto: null, AskedKey: null } ticket)
            told[key] = ticket;
        return report.Failure is null && told.TryGetValue(key, out var last) ? new ReadReport(last) : report;
    }
}
