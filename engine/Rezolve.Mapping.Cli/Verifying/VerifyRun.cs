using System.Security.Cryptography;
using Rezolve.Mapping.Cli.Connections;
using Rezolve.Mapping.Cli.Operating;
using Rezolve.Mapping.Cli.Output;
using Rezolve.Mapping.Cli.Running;
using Rezolve.Mapping.Cli.Syncing;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Http.Budgets;
using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Sync;
using Rezolve.Mapping.Sync.Verification;

namespace Rezolve.Mapping.Cli.Verifying;

/// <summary>Holds the systems of a sync against the hub, behind everything else that asks them.</summary>
/// <param name="desk">The state of the workspace.</param>
/// <param name="name">The sync.</param>
/// <param name="ticket">The only ticket to look at, as a person named it; null for all.</param>
/// <param name="limit">How many findings are listed at most; 0 for all.</param>
internal sealed class VerifyRun(StoreDesk desk, string name, string? ticket, int limit)
{
    /// <summary>Runs it, and tells what was found.</summary>
    public async Task<Ending> RunAsync()
    {
        using var access = new ConnectionAccess(desk.Invocation);
        var (opened, refusal) = await access.OpenSyncAsync(name, desk.Report, desk.Cancellation);
        var (systems, fault) = opened is null ? (null, refusal) : SyncSession.Systems(opened, Priority.Backfill);
        if (systems is null)
            return fault!;
        var wanted = ticket is null ? null : await TicketSearch.FindAsync(desk, ticket, desk.Hub.LinksAsync(null, desk.Cancellation));
        if (wanted is { Count: 0 })
            return Ending.Problem(ExitCode.Usage, CommandRules.NotThere, $"No ticket is known by '{ticket}'.", "Name it as connection/key, or list what is known with: rezolve links");
        await using var verification = new SyncVerification(new SyncSetting
        {
            Program = opened!.Program,
            Systems = systems,
            Store = desk.Hub.Rows,
            Clock = desk.Invocation.Terminal.Clock,
            NewId = new HubIds(desk.Invocation.Terminal.Clock, () => BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong)))).Next,
            Chance = () => RandomNumberGenerator.GetInt32(int.MaxValue) / (double)int.MaxValue,
        });
        var (listed, hasMore) = await ListAsync(verification, link => wanted?.Contains(link.Ticket) != false);
        return Tell(verification.Counts, listed, hasMore);
    }

    // All are looked at and counted, however few are listed.
    private async Task<(IReadOnlyList<LinkFinding> Listed, bool HasMore)> ListAsync(SyncVerification verification, Func<TicketLink, bool> wants)
    {
        var listed = new List<LinkFinding>();
        var hasMore = false;
        await foreach (var found in verification.RunAsync(wants, desk.Cancellation))
        {
            hasMore |= limit > 0 && listed.Count == limit;
            if (!hasMore)
                listed.Add(found);
        }
        return ([.. listed.OrderBy(one => one.Link.Connection, StringComparer.Ordinal).ThenBy(one => one.Link.Key, StringComparer.Ordinal)], hasMore);
    }

    private Ending Tell(VerificationCounts counts, IReadOnlyList<LinkFinding> listed, bool hasMore)
    {
        if (desk.Report.Voice.IsJson)
            desk.Report.Json(json => JsonLine.Object(json, inner => DifferenceView.Write(inner, name, counts, listed, hasMore)));
        else
        {
            foreach (var found in listed)
                desk.Report.Line(SafeText.Of(DifferenceView.Line(found)));
            desk.Report.Line(DifferenceView.Summary(counts));
        }
        if (hasMore)
            desk.Report.Say($"There are more than {Counts.Of(limit, "line")}: use --limit.");
        return Ending.With(counts[LinkVerdict.Unread] > 0 ? ExitCode.Vendor : listed.Count > 0 ? ExitCode.Unfinished : ExitCode.Ok);
    }
}
