using Rezolve.Mapping.Cli.Output;
using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Cli.Syncing;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Sync;
using Rezolve.Mapping.Sync.Planning;
using Rezolve.Mapping.Sync.Recovery;

namespace Rezolve.Mapping.Cli.Planning;

/// <summary>Applies a plan: everything is read and planned again, and of the tickets in the plan that is written which comes out the same.</summary>
/// <param name="invocation">The command.</param>
/// <param name="session">The sync, open.</param>
/// <param name="plan">The plan.</param>
internal sealed class ApplyRun(Invocation invocation, SyncSession session, PlanFile plan)
{
    private const string TicketKind = "ticket";

    private readonly SyncCounts _counts = new();
    private readonly HashSet<(string Connection, string Subject)> _subjects = [.. plan.Writes.Select(write => (write.Connection, write.Subject))];
    private readonly HashSet<string> _creates = [.. plan.Writes.Where(write => write.Makes).Select(write => write.Subject)];
    private readonly HubStore _hub = new(session.Setting.Store, session.Setting.Program.Tenant);

    /// <summary>Applies it, and tells what was written and what was not.</summary>
    public async Task<Ending> RunAsync()
    {
        var real = session.Setting;
        var applied = new AppliedPlan(plan.Writes);
        var progress = new SyncProgress(invocation.Report, invocation.Terminal, _counts);
        var setting = real with
        {
            Store = new WorkWindow(real.Store, () => !invocation.Interrupted.IsCancellationRequested, IsPlannedAsync),
            Systems = real.Systems.ToDictionary(one => one.Key, one => AppliedTickets.Over(one.Value, applied, real.Clock)),
            Observer = progress,
        };
        var pipeline = new SyncPipeline(setting);
        try
        {
            await new SyncIntake(setting, pipeline, (connection, _, report) => _counts.Add(connection, report)).RunAsync(false, invocation.Interrupted);
            await QueueAsync();
            while ((await pipeline.WorkAsync(CancellationToken.None)).Done > 0 && !invocation.Interrupted.IsCancellationRequested)
                progress.Clear();
        }
        finally
        {
            progress.Clear();
            await pipeline.EndAsync(CancellationToken.None);
        }
        return Tell(applied);
    }

    // A ticket of the plan is looked at even if no feed names it: what was due when it was planned still is.
    private async Task QueueAsync()
    {
        var now = session.Setting.Clock.GetUtcNow();
        var records = plan.Writes.Where(write => !write.Makes).Select(write => WorkItem.OfRecord(write.Connection, write.Subject)).Distinct(StringComparer.Ordinal);
        foreach (var part in records.Chunk(500))
        {
            var writes = part.Select(id => WorkRows.Of(_hub.Tenant, new WorkItem(id, now, "a plan is applied"))).ToList();
            await session.Setting.Store.CommitAsync(new Storage.StoreChange { Writes = writes }, CancellationToken.None);
        }
    }

    private async ValueTask<bool> IsPlannedAsync(WorkItem work)
    {
        if (work.Record is { } record)
            return IsPlanned(record) || (await _hub.LinkAsync(record.Connection, record.Key, CancellationToken.None) is { } link && await IsPlannedAsync(link.Ticket));
        return work.Ticket is { } ticket && await IsPlannedAsync(ticket);
    }

    private async ValueTask<bool> IsPlannedAsync(string id) =>
        await _hub.TicketAsync(id, CancellationToken.None) is { } ticket
        && ((ticket.Origin ?? new Origin("hub", id)) is var origin && IsPlanned(origin) || ticket.Links.Any(link => _subjects.Contains((link.Key, link.Value))));

    private bool IsPlanned(Origin origin) =>
        _subjects.Contains((origin.Connection, origin.Key)) || _creates.Contains(IntentKey.Of(session.Setting.Program.Tenant, origin.Connection, origin.Key, TicketKind));

    private Ending Tell(AppliedPlan applied)
    {
        var (done, left, others) = (applied.Applied, applied.Left, applied.Others);
        var code = invocation.Interrupted.IsCancellationRequested ? ExitCode.Interrupted
            : _counts.Trouble is not null ? ExitCode.Vendor
            : left.Count + others.Count > 0 ? ExitCode.Unfinished
            : ExitCode.Ok;
        invocation.Report.Answer(
            json =>
            {
                json.WriteString("sync", plan.Sync);
                json.WriteNumber("planned", plan.Writes.Count);
                json.WriteNumber("applied", done.Count);
                Write(json, "left", left);
                Write(json, "differs", others);
                json.WriteBoolean("complete", code == ExitCode.Ok);
            },
            () => SafeText.Of(string.Join('\n', [
                $"{Counts.Of(plan.Writes.Count, "write")} planned, {done.Count:N0} applied, {left.Count:N0} not.",
                .. left.SelectMany(write => PlanView.Lines(write).Prepend("planned, and not what would be written now:")),
                .. others.SelectMany(write => PlanView.Lines(write).Prepend("due now, and not planned so:"))])));
        return _counts.Trouble is { } trouble && code == ExitCode.Vendor ? Ending.Problem(code, CommandRules.Refused, trouble)
            : left.Count + others.Count > 0 ? Ending.Problem(code, CommandRules.PlanDiffers, $"{Counts.Of(left.Count, "write")} of the plan did not happen as planned.")
            : Ending.With(code);
    }

    private static void Write(System.Text.Json.Utf8JsonWriter json, string name, IReadOnlyList<IntendedWrite> writes)
    {
        json.WriteStartArray(name);
        foreach (var write in writes)
            JsonLine.Object(json, inner => PlanFile.Write(inner, write));
        json.WriteEndArray();
    }
}
