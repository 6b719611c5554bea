using Rezolve.Mapping.Reading.Contents;
using Rezolve.Mapping.Simulation.Filing;
using Rezolve.Mapping.Simulation.Tests.Talking;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Sync.Systems.Conversations;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Simulation.Tests.Filing;

/// <summary>Sends files once more where the answer was lost, without looking.</summary>
internal sealed class HastyFiles(IConversationSystem inner) : PassingTalk(inner)
{
    public override async Task<PartReport> WriteAsync(PartOrder order, CancellationToken cancellation)
    {
        var report = await base.WriteAsync(order, cancellation);
        return order.Files.Count > 0 && report.Result == WriteResult.Unknown ? await base.WriteAsync(order, cancellation) : report;
    }
}

/// <summary>Says that it took a file, and did not.</summary>
internal sealed class SwallowingFiles(IConversationSystem inner) : PassingTalk(inner)
{
    private int _sent;

    public override Task<PartReport> WriteAsync(PartOrder order, CancellationToken cancellation) =>
        order.Entity == FileKnobs.Entity ? Task.FromResult(new PartReport(WriteResult.Done, $"nothing-{++_sent}")) : base.WriteAsync(order with { Files = [] }, cancellation);
}

/// <summary>Forgets with which comment a file came.</summary>
internal sealed class ForgetfulFiles(IConversationSystem inner) : PassingTalk(inner)
{
    public override async Task<ConversationReport> ReadAsync(SystemTicket ticket, CancellationToken cancellation)
    {
        var report = await base.ReadAsync(ticket, cancellation);
        return report with { Files = [.. report.Files.Select(file => file with { Comment = null })] };
    }
}

/// <summary>Adds a file to the ticket, and not to its comment.</summary>
internal sealed class LooseFiles(IConversationSystem inner) : PassingTalk(inner)
{
    public override Task<PartReport> WriteAsync(PartOrder order, CancellationToken cancellation)
    {
        var wanted = new ValueObject();
        foreach (var (name, value) in order.Wanted.Where(one => one.Key != "comment"))
            wanted[name] = value;
        return base.WriteAsync(order.Entity == FileKnobs.Entity ? order with { Wanted = wanted } : order, cancellation);
    }
}

/// <summary>Gives all bytes of a file but the last, and says that there are no more.</summary>
internal sealed class ShortFiles(IConversationSystem inner) : PassingTalk(inner)
{
    public override async Task<ConversationReport> ReadAsync(SystemTicket ticket, CancellationToken cancellation)
    {
        var report = await base.ReadAsync(ticket, cancellation);
        return report with { Files = [.. report.Files.Select(file => file with { Size = null })] };
    }

    public override async Task<FileReport> OpenAsync(SystemTicket ticket, SystemFile file, CancellationToken cancellation)
    {
        using var report = await base.OpenAsync(ticket, file, cancellation);
        if (report.Content is not { Stream: MemoryStream whole })
            return new FileReport(null, report.Failure, report.IsMissing);
        return new FileReport(new ContentOutcome { Stream = new MemoryStream(whole.ToArray()[..^1]) });
    }
}
