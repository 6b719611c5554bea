using System.Net.Sockets;
using Rezolve.Mapping.Cli.Listening;
using Rezolve.Mapping.Cli.Operating;
using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Sync;
using Rezolve.Mapping.Sync.Intake;
using Rezolve.Mapping.Sync.Recovery;
using Rezolve.Mapping.Sync.Systems;

namespace Rezolve.Mapping.Cli.Syncing;

/// <summary>Runs a sync: takes in what the systems tell, does what is due, waits for more, until it is done or somebody ends it.</summary>
/// <param name="invocation">The command.</param>
/// <param name="session">The sync, open.</param>
/// <param name="options">How it is to run.</param>
internal sealed class SyncRun(Invocation invocation, SyncSession session, SyncOptions options)
{
    // An item that leaves itself due at once must not keep a processor busy.
    private static readonly TimeSpan LeastWait = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LeastBetweenPolls = TimeSpan.FromSeconds(5);

    private readonly SyncCounts _counts = new();
    private readonly WriteAllowance _allowance = new(options.MaxWrites);
    private readonly TimeProvider _clock = invocation.Terminal.Clock;

    private CancellationToken Interrupted => invocation.Interrupted;

    private bool IsOpen => !Interrupted.IsCancellationRequested && !_allowance.IsUsedUp;

    /// <summary>Runs it, and tells what was done.</summary>
    public async Task<Ending> RunAsync()
    {
        var hub = new HubStore(session.Setting.Store, session.Setting.Program.Tenant);
        var choice = options.Ticket is null ? null : new TicketChoice(hub);
        if (choice is not null && !await choice.FindAsync(options.Ticket!, session.Setting.Systems.Keys, Interrupted))
            return Ending.Problem(ExitCode.Usage, CommandRules.NotThere, $"No ticket is known by '{options.Ticket}'.", "Name it as connection/key, or list what is known with: rezolve links");
        var progress = new SyncProgress(invocation.Report, invocation.Terminal, _counts);
        var (hooks, fault) = OpenHooks(hub);
        if (fault is not null)
            return fault;
        session.Working = new SyncPipeline(Limited(progress, choice));
        try
        {
            // Deliveries are kept before anything is read: nothing falls between the first load and the first of them.
            if (hooks is not null)
                await hooks.SubscribeAsync(Interrupted);
            await (choice is null ? LoopAsync(progress, hooks) : OneAsync(session.Working, choice, hub, progress));
        }
        catch (OperationCanceledException) when (Interrupted.IsCancellationRequested)
        {
            progress.Say("Interrupted; what was in hand is finished.");
        }
        finally
        {
            progress.Clear();
            if (hooks is not null)
                await hooks.DisposeAsync();
            await session.Working.KeepCountsAsync();
            await session.Working.EndAsync(CancellationToken.None);
        }
        return await EndAsync(hub);
    }

    private SyncSetting Limited(SyncProgress progress, TicketChoice? choice = null) => session.Setting with
    {
        Store = new WorkWindow(session.Setting.Store, () => IsOpen, choice is null ? null : choice.IsWantedAsync),
        Systems = session.Setting.Systems.ToDictionary(one => one.Key, one => one.Value with { Tickets = new CountedTickets(one.Value.Tickets, _allowance, _clock) }),
        Observer = progress,
        Limits = session.Setting.Limits with { Lanes = options.Workers ?? session.Setting.Limits.Lanes },
    };

    private async Task OneAsync(SyncPipeline pipeline, TicketChoice choice, HubStore hub, SyncProgress progress)
    {
        await choice.QueueAsync(_clock.GetUtcNow(), Interrupted);
        await WorkAsync(pipeline, hub, progress);
    }

    private (HookDesk? Hooks, Ending? Fault) OpenHooks(HubStore hub)
    {
        if (options.Hooks is not { } wanted)
            return (null, null);
        try
        {
            var sides = session.Setting.Program.Sides;
            return (HookDesk.Open(
                wanted, invocation.Report, hub, _clock, sides.ToDictionary(side => side.Connection, side => side.Entity), sides.Select(side => session.Connections[side.Connection])), null);
        }
        catch (SocketException problem)
        {
            return (null, Ending.Problem(ExitCode.Usage, CommandRules.Usage, $"Nothing can be listened for at {wanted.End}: {problem.Message}", "Name another address or port."));
        }
    }

    private async Task LoopAsync(SyncProgress progress, HookDesk? hooks)
    {
        var (schedule, hub) = (session.Setting.Program.Schedule, new HubStore(session.Setting.Store, session.Setting.Program.Tenant));
        var watch = new CatalogWatch(session, invocation.Report);
        var (isFirst, poll) = (true, _clock.GetUtcNow());
        while (IsOpen)
        {
            if (_clock.GetUtcNow() >= poll)
            {
                _counts.Begin();
                if (hooks is not null)
                    await hooks.TendAsync(Interrupted);
                if (await watch.LookAsync(session.Working!, progress.Say, Interrupted))
                    await BeginAnewAsync(progress);
                await IntakeOf(progress).RunAsync(isFirst && options.IsFirstLoad, Interrupted);
                poll = _clock.GetUtcNow() + schedule.Poll;
            }
            isFirst = false;
            await WorkAsync(session.Working!, hub, progress);
            if (options.IsOnce || !IsOpen)
                return;
            if (await WaitAsync(session.Working!, poll, hooks) && session.Setting.Program.Sides.Any(side => side.Filter.Count > 0))
                poll = Sooner(poll, schedule.Poll);
        }
    }

    private SyncIntake IntakeOf(SyncProgress progress) =>
        new(Limited(progress), session.Working!, (connection, kind, report) => Tell(progress, connection, kind, report));

    // A program is the same for as long as a spine runs: what is in force now begins with one of its own.
    private async Task BeginAnewAsync(SyncProgress progress)
    {
        await session.Working!.KeepCountsAsync();
        await session.Working.EndAsync(CancellationToken.None);
        session.Working.Dispose();
        session.Working = new SyncPipeline(Limited(progress));
    }

    private async Task<bool> WaitAsync(SyncPipeline pipeline, DateTimeOffset poll, HookDesk? hooks)
    {
        var now = _clock.GetUtcNow();
        var next = Earliest(poll, await pipeline.NextDueAsync(Interrupted), await session.Sinks.NextDueAsync(Interrupted));
        // Who waits works on nothing: the right to may end meanwhile, and is taken anew.
        await pipeline.EndAsync(CancellationToken.None);
        var span = next - now > LeastWait ? next - now : LeastWait;
        if (hooks is null)
            await Task.Delay(span, _clock, Interrupted);
        else if (await hooks.Wake.WaitAsync(span, _clock, Interrupted))
        {
            // Where one comes, more come: they are worked off together.
            await Task.Delay(Gathering, _clock, Interrupted);
            return true;
        }
        return false;
    }

    private static DateTimeOffset Earliest(DateTimeOffset poll, params ReadOnlySpan<DateTimeOffset?> others)
    {
        var next = poll;
        foreach (var other in others)
            next = other < next ? other.Value : next;
        return next;
    }

    // Whether a record that is told of is new to a sync with a filter, its feed says: that is asked soon, and not each time.
    private static DateTimeOffset Sooner(DateTimeOffset poll, TimeSpan usual)
    {
        var soon = poll - usual + LeastBetweenPolls;
        return soon < poll ? soon : poll;
    }

    // What is in hand is finished whatever happens; that nothing new is begun is the window's matter.
    private async Task WorkAsync(SyncPipeline pipeline, HubStore hub, SyncProgress progress)
    {
        WorkReport report;
        do
        {
            progress.Begin(invocation.Terminal.ErrorsAreTerminal ? await hub.WorkAsync(_clock.GetUtcNow(), CancellationToken.None).LongCountAsync() : 0);
            report = await pipeline.WorkAsync(CancellationToken.None);
            _counts.Add(report);
        }
        while (report.Done > 0 && IsOpen);
        await session.Sinks.RunAsync(progress.Say, Interrupted);
    }

    private void Tell(SyncProgress progress, string connection, FeedKind kind, IntakeReport report)
    {
        _counts.Add(connection, report);
        var what = kind switch
        {
            FeedKind.All => "all there is",
            FeedKind.Keys => "all keys",
            _ => "what changed",
        };
        progress.Say($"{connection}, {what}: {SyncCounts.Line(report)}{(report.Failure is { } failure ? $"; ended early: {failure.Message}" : "")}");
        foreach (var note in report.Notes)
            progress.Say($"{connection}: {note}");
    }

    private async Task<Ending> EndAsync(HubStore hub)
    {
        var hasLetters = await hub.LettersAsync(CancellationToken.None).AnyAsync();
        var hasConflicts = await hub.ConflictsAsync(onlyOpen: true, CancellationToken.None).AnyAsync();
        var standing = await session.Sinks.StandingAsync(session);
        var hasStopped = await Pauses.RowsAsync(hub, RowKinds.Guard, CancellationToken.None).Select(StoppedAct.Read).AnyAsync(stopped => stopped.AllowedUntil is null);
        var code = Interrupted.IsCancellationRequested ? ExitCode.Interrupted
            : _counts.Trouble is not null ? ExitCode.Vendor
            : hasLetters || hasConflicts || hasStopped || standing.Count > 0 || _allowance.IsUsedUp ? ExitCode.Unfinished
            : ExitCode.Ok;
        invocation.Report.Answer(
            json =>
            {
                json.WriteString("sync", session.Setting.Program.Name);
                _counts.Write(json);
                json.WriteBoolean("complete", code == ExitCode.Ok);
            },
            () => Output.SafeText.Of(_counts.Text()));
        if (_allowance.IsUsedUp)
            invocation.Report.Say($"All {options.MaxWrites:N0} writes were sent; the rest waits for the next run.");
        if (hasLetters)
            invocation.Report.Say("There are dead letters: rezolve dead-letters list");
        if (hasStopped)
            invocation.Report.Say("More was to be done at once than a guard allows, and waits for a person: rezolve status");
        foreach (var sink in standing)
            invocation.Report.Say(sink);
        if (hasConflicts)
            invocation.Report.Say("Conflicts wait for a person: rezolve conflicts list --open");
        return _counts.Trouble is { } trouble && code == ExitCode.Vendor ? Ending.Problem(code, CommandRules.Refused, trouble) : Ending.With(code);
    }
}
