using Rezolve.Mapping.Cli.Operating;
using Rezolve.Mapping.Cli.Operating.Views;
using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Cli.Syncing;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Sync;
using Rezolve.Mapping.Sync.Planning;
using Rezolve.Mapping.Sync.Planning.Files;

namespace Rezolve.Mapping.Cli.Planning;

/// <summary>Makes a plan: the path of a sync, over a store that forgets and systems that are only read.</summary>
/// <param name="invocation">The command.</param>
/// <param name="session">The sync, open.</param>
internal sealed class PlanRun(Invocation invocation, SyncSession session)
{
    // Everything is refused once, and what that makes due is refused too; after that nothing can be new.
    private const int MostRounds = 5;

    private readonly SyncCounts _counts = new();

    /// <summary>What was read on the way.</summary>
    public SyncCounts Counts => _counts;

    /// <summary>Makes it; one of the two is there.</summary>
    /// <param name="ticket">The only ticket to plan; null for all.</param>
    /// <param name="isFirstLoad">All there is is read, whatever was read before.</param>
    public async Task<(SyncPlan? Plan, Ending? Refusal)> MakeAsync(string? ticket, bool isFirstLoad)
    {
        var (real, cancellation) = (session.Setting, invocation.Interrupted);
        await using var store = new PlanStore(real.Store, real.Clock);
        var hub = new HubStore(store, real.Program.Tenant);
        var choice = ticket is null ? null : new TicketChoice(hub);
        if (choice is not null && !await choice.FindAsync(ticket!, real.Systems.Keys, cancellation))
            return (null, Ending.Problem(ExitCode.Usage, CommandRules.NotThere, $"No ticket is known by '{ticket}'.", "Name it as connection/key, or list what is known with: rezolve links"));
        var orders = new PlannedOrders();
        var progress = new SyncProgress(invocation.Report, invocation.Terminal, _counts);
        var setting = real with
        {
            Files = real.Files is null ? null : new PlannedAttachments(real.Files),
            Store = new WorkWindow(store, () => !cancellation.IsCancellationRequested, choice is null ? null : choice.IsWantedAsync),
            Systems = real.Systems.ToDictionary(one => one.Key, one => PlanningTickets.Over(one.Value, orders)),
            Observer = progress,
        };
        var pipeline = new SyncPipeline(setting);
        if (choice is null)
            await new SyncIntake(setting, pipeline, (connection, _, report) => _counts.Add(connection, report)).RunAsync(isFirstLoad, cancellation);
        else
            await choice.QueueAsync(real.Clock.GetUtcNow(), cancellation);
        for (var round = 0; round < MostRounds && await WorkAsync(pipeline, cancellation) > 0; round++)
            progress.Clear();
        progress.Clear();
        return (new SyncPlan
        {
            Sync = real.Program.Name,
            MadeAt = real.Clock.GetUtcNow(),
            Manifests = real.Systems.ToDictionary(one => one.Key, one => one.Value.Facts.Manifest, StringComparer.Ordinal),
            Remapped = ticket is null ? await RemappedFields.CountAsync(real, cancellation) : [],
            Standing = await StandingAsync(new HubStore(real.Store, real.Program.Tenant), cancellation),
            Tickets = await new PlanReader(real.Program, store, real.Store).ReadAsync(orders.All, cancellation),
        }, null);
    }

    private async Task<IReadOnlyList<string>> StandingAsync(HubStore hub, CancellationToken cancellation)
    {
        var count = await StatusCount.OfAsync(hub, session.Setting.Systems.Keys, session.Setting.Clock.GetUtcNow(), cancellation);
        return [.. StatusView.Paused(count), .. count.Stopped.Select(StatusView.Line)];
    }

    private async Task<int> WorkAsync(SyncPipeline pipeline, CancellationToken cancellation)
    {
        var report = await pipeline.WorkAsync(cancellation);
        _counts.Add(report);
        return report.Done;
    }
}
