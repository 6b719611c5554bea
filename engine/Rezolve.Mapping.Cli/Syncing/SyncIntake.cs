using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Sync;
using Rezolve.Mapping.Sync.Intake;
using Rezolve.Mapping.Sync.Systems;

namespace Rezolve.Mapping.Cli.Syncing;

/// <summary>Takes in what the systems of a sync tell: all there is the first time, then what changed, and now and then everything's keys.</summary>
/// <param name="setting">The sync.</param>
/// <param name="pipeline">The spine.</param>
/// <param name="tell">Hears what came of each feed.</param>
internal sealed class SyncIntake(SyncSetting setting, SyncPipeline pipeline, Action<string, FeedKind, IntakeReport> tell)
{
    private readonly HubStore _hub = new(setting.Store, setting.Program.Tenant);

    /// <summary>Takes in the feeds of all sides, one after the other.</summary>
    /// <param name="isFirstLoad">All there is, whatever was read before.</param>
    /// <param name="cancellation">Ends it after the page in hand.</param>
    public async Task RunAsync(bool isFirstLoad, CancellationToken cancellation)
    {
        foreach (var side in setting.Program.Sides)
        {
            var mark = await MarkAsync(side, cancellation);
            var kind = isFirstLoad || mark.LoadedAt is null ? FeedKind.All : FeedKind.Changes;
            await TakeAsync(side, kind, cancellation);
            if (kind == FeedKind.Changes && IsSweepDue(mark))
                await SweepAsync(side, cancellation);
        }
    }

    // Where no keys are told, what is said is heard again all the same.
    private async Task SweepAsync(SyncSide side, CancellationToken cancellation)
    {
        var system = setting.Systems[side.Connection];
        if (system.Facts.Abilities.Sweep)
            await TakeAsync(side, FeedKind.Keys, cancellation);
        else if (setting.Program.Comments is not null && system.Conversation is { Facts.IsRead: true })
            tell(side.Connection, FeedKind.Keys, await pipeline.HearAgainAsync(side.Connection, cancellation));
    }

    private bool IsSweepDue(FeedMark mark) => (mark.LastSweep ?? mark.LoadedAt) + setting.Program.Schedule.Sweep <= setting.Clock.GetUtcNow();

    private async Task TakeAsync(SyncSide side, FeedKind kind, CancellationToken cancellation) =>
        tell(side.Connection, kind, await pipeline.TakeInAsync(side.Connection, kind, cancellation));

    private async Task<FeedMark> MarkAsync(SyncSide side, CancellationToken cancellation) =>
        MarkRows.Read(await _hub.RowAsync(MarkRows.KeyOf(setting.Program.Tenant, setting.Program.Name, side.Connection), cancellation));
}
