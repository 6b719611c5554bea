using Rezolve.Mapping.Sync.Conversations;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Sync.Systems.Conversations;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Simulation.Tests.Talking;

/// <summary>Comments that pass everything on; each mutant does one thing otherwise.</summary>
internal class PassingTalk(IConversationSystem inner) : IConversationSystem
{
    public virtual Task<ConversationReport> ReadAsync(SystemTicket ticket, CancellationToken cancellation) => inner.ReadAsync(ticket, cancellation);

    public virtual Task<PartReport> WriteAsync(PartOrder order, CancellationToken cancellation) => inner.WriteAsync(order, cancellation);

    public virtual Task<PartsFound> FindAsync(PartOrder order, CancellationToken cancellation) => inner.FindAsync(order, cancellation);

    public virtual Task<FileReport> OpenAsync(SystemTicket ticket, SystemFile file, CancellationToken cancellation) => inner.OpenAsync(ticket, file, cancellation);
}

/// <summary>Says that it said something, and did not.</summary>
internal sealed class SwallowingTalk(IConversationSystem inner) : PassingTalk(inner)
{
    private int _said;

    public override Task<PartReport> WriteAsync(PartOrder order, CancellationToken cancellation) =>
        order.Kind == WriteKind.Create ? Task.FromResult(new PartReport(WriteResult.Done, $"nothing-{++_said}")) : base.WriteAsync(order, cancellation);
}

/// <summary>Says everything to everybody.</summary>
internal sealed class LoudTalk(IConversationSystem inner) : PassingTalk(inner)
{
    public override Task<PartReport> WriteAsync(PartOrder order, CancellationToken cancellation)
    {
        var change = new ValueObject();
        foreach (var (name, value) in order.Change)
            change[name] = name == "kind" ? Value.Of(Visibility.Public) : value;
        return base.WriteAsync(order with { Change = change, Wanted = order.Kind == WriteKind.Create ? change : order.Wanted }, cancellation);
    }
}

/// <summary>Says the first thing that is said twice. What is said twice comes back as something new, so more of it would never end.</summary>
internal sealed class StammeringTalk(IConversationSystem inner) : PassingTalk(inner)
{
    private bool _hasStammered;

    public override async Task<PartReport> WriteAsync(PartOrder order, CancellationToken cancellation)
    {
        var report = await base.WriteAsync(order, cancellation);
        if (_hasStammered || order.Kind != WriteKind.Create || report.Result != WriteResult.Done)
            return report;
        _hasStammered = true;
        return await base.WriteAsync(order, cancellation);
    }
}

/// <summary>Tells comments in the wrong order, and not when they were said.</summary>
internal sealed class MuddledTalk(IConversationSystem inner) : PassingTalk(inner)
{
    public override async Task<ConversationReport> ReadAsync(SystemTicket ticket, CancellationToken cancellation)
    {
        var report = await base.ReadAsync(ticket, cancellation);
        return report with { Comments = [.. report.Comments.Reverse().Select(comment => comment with { CreatedAt = DateTimeOffset.UnixEpoch })] };
    }
}
