using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Sync.Maintenance;
using Rezolve.Mapping.Sync.Policies;
using Rezolve.Mapping.Sync.Recovery;
using Rezolve.Mapping.Sync.Rounds;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Sync.Turns.Endings;
using Rezolve.Mapping.Sync.Turns.Writes;

namespace Rezolve.Mapping.Sync.Turns;

/// <summary>
/// One turn of a link: read both sides, settle what was under way, plan, commit what is local, send at most one write, read it back, commit.
/// Every attempt plans anew; nothing is ever sent again as it was.
/// </summary>
/// <param name="scope">The sync.</param>
/// <param name="system">The system.</param>
internal sealed class LinkTurn(SyncScope scope, ConnectedSystem system)
{
    private UInt128? _counted;

    private SystemFacts Facts => system.Facts;

    /// <summary>Takes a turn.</summary>
    /// <param name="ticket">The hub's ticket, read just before.</param>
    /// <param name="link">The link, read just before.</param>
    /// <param name="alone">Groups are written one by one, since together they were refused.</param>
    /// <param name="cause">What brought it about.</param>
    /// <param name="told">The record as it was read a moment ago; null to read it. Nothing is written on it: for that it is read anew.</param>
    /// <param name="cancellation">Ends the waits.</param>
    public async Task<TurnResult> RunAsync(HubTicket ticket, TicketLink link, ISet<string> alone, string cause, ReadReport? told, CancellationToken cancellation)
    {
        var read = told ?? await system.Tickets.ReadAsync(link.Key, cancellation).ConfigureAwait(false);
        scope.Tell(SyncStepKind.Read, Facts.Connection, ticket.Id);
        if (read.Failure is { } failure)
            return await new HiddenTurn(scope, system).RunAsync(link, failure, cancellation).ConfigureAwait(false);
        if (MergedTurn.Of(link, read) is { } into)
            return await new MergedTurn(scope, system).RunAsync(ticket, link, into, cancellation).ConfigureAwait(false);
        if (read.Ticket is not { IsDeleted: false } external)
            return await new MissingTurn(scope, system).RunAsync(ticket, link, read, cancellation).ConfigureAwait(false);
        if (StaleRead.Of(link, external, Facts) is { } stale)
            return TurnResult.Wait(scope.Now + stale, "what was read may be older than what is known");
        // What is told is read anew before it is written on, and is one edit all the same.
        if (external.Fingerprint != link.Fingerprint && link.Intent is null && external.Fingerprint != _counted)
            scope.Monitors.Came(Facts, external);
        _counted = external.Fingerprint;
        var settling = Settling.Of(link, external, Facts, scope.Now);
        if (settling.WaitUntil is { } until)
            return TurnResult.Wait(until, "a write is under way, and nobody knows yet what came of it");
        var settled = Undone(link, settling.Link, external);
        var decided = await Decided.ApplyAsync(scope, Facts, ticket, settled, external, cancellation).ConfigureAwait(false);
        var people = await PeopleOfTicket.FindAsync(scope, Facts, ticket, link, external, cancellation).ConfigureAwait(false);
        if (people.Failure is { } unasked)
            return TurnResult.Failed(unasked);
        var sides = new FieldSides(scope.Program, Facts, people);
        if (decided is { IsRebaselined: true, Intent: null })
            return await Rebaseline.ApplyAsync(scope, Facts, (ticket, decided, external), sides, cancellation).ConfigureAwait(false);
        if (Remapping.IsDue(sides, Facts, decided) && await scope.Guard.AskAsync(GuardedAct.Remap, Facts.Connection, int.MaxValue, cancellation).ConfigureAwait(false) is { } objection)
            return TurnResult.Wait(scope.Now + scope.Program.Schedule.Poll, objection);
        var round = Decided.Excuse(scope.PlannerOf(Facts, sides), settled).Plan(ticket, decided, external);
        round = Leaving.Apply(scope.Program, scope.Program[Facts.Connection], HubMatrix.Apply(scope.Program, round), scope.Now);
        round = Dropping.Apply(scope.Program, Facts, round, external);
        if (told is not null && round.Due.Count > 0)
            return await RunAsync(ticket, link, alone, cause, null, cancellation).ConfigureAwait(false);
        if (!ReferenceEquals(decided, link))
            round = round with { IsLinkChanged = true };
        var compared = new Compared(external, sides, new RoundTrace(ticket, decided, external), link, settling.Found);
        return await CommitAsync(round, compared, alone, cause, cancellation).ConfigureAwait(false);
    }

    // A record that has changed since, and does not say what was written, was changed back: somebody, or something, insists.
    private TicketLink Undone(TicketLink link, TicketLink settled, SystemTicket external)
    {
        if (link.Intent is not { OnVersion: { } version, Hop: null } intent || settled.Intent is not null || external.Version is null || external.Version == version)
            return settled;
        var undone = intent.Members.Where(member => Facts[member.Key] is { } field && !field.AreSame(member.Value.External, external.Fields.GetValueOrDefault(member.Key)))
            .Select(member => GroupOf(member.Key)).Distinct().ToList();
        return undone.Count == 0 ? settled : ReadBack.Bounced(settled, undone, scope.Setting.Limits, scope.Program.Schedule.Poll, scope.Now);
    }

    private string GroupOf(string field) => Facts.Groups.FirstOrDefault(group => group.Value.Contains(field)).Key ?? field;

    private async Task<TurnResult> CommitAsync(
        Round round, Compared compared, ISet<string> alone, string cause, CancellationToken cancellation)
    {
        var (external, sides) = (compared.External, compared.Sides);
        var (write, steps) = await ChooseAsync(round, sides, external, alone, cause, cancellation).ConfigureAwait(false);
        if (steps is { } failure)
            return TurnResult.Failed(failure);
        if (new FollowTurn(scope, Facts) is var follow && follow.IsDue(write, external))
            return await follow.RunAsync(round, cause, cancellation).ConfigureAwait(false);
        if (LinkHolds.With(round.Link, write.Holds) is var held && !ReferenceEquals(held, round.Link))
            round = round with { Link = held, IsLinkChanged = true };
        if (write.Write is { } planned)
            round = round with { Link = round.Link with { Intent = planned.Intent }, IsLinkChanged = true };
        if (round.IsQuiet)
            return Due(round, progress: false);
        var change = new HubChange(scope);
        await RoundCommit.AddAsync(change, scope, round, cause, compared.Trace.Of(round, write.Write is null ? [] : write.Groups), cancellation).ConfigureAwait(false);
        TellSettled(change, compared);
        var outcome = await change.CommitAsync(cancellation).ConfigureAwait(false);
        if (!outcome.IsCommitted)
            return outcome.Result == CommitResult.Stale ? TurnResult.Again : throw new InvalidOperationException($"A round was refused: {outcome}");
        var link = round.Link with { Version = outcome.Version };
        if (write.Write is null)
            return Due(round, progress: round.Changes.Count > 0);
        return await new WriteTurn(scope, system).SendAsync(link, write.Write, write.Groups, external, alone, cancellation).ConfigureAwait(false);
    }

    // Its answer was lost: that it was written shows only now.
    private static void TellSettled(HubChange change, Compared compared)
    {
        var (link, external) = (compared.Before, compared.External);
        var changes = compared.Found.ToDictionary(
            field => field, field => (link.Base.GetValueOrDefault(field)?.External ?? default, external.Fields.GetValueOrDefault(field)), StringComparer.Ordinal);
        if (changes.Count > 0)
            change.Happened("ticket.written", link.Ticket, link.Intent!.Cause, changes, new() { ["connection"] = link.Connection, ["key"] = link.Key });
    }

    private async Task<(ChosenWrite Write, Failure? Steps)> ChooseAsync(
        Round round, FieldSides sides, SystemTicket external, ISet<string> alone, string cause, CancellationToken cancellation)
    {
        if (round.Due.Count == 0)
            return (ChosenWrite.Nothing, null);
        var next = new NextWrite(sides, Facts, scope.Now, scope.Steps.Of(Facts.Connection));
        if (next.StepOf(round.Due, external) is { } status)
        {
            var listed = await system.Tickets.StepsAsync(external, cancellation).ConfigureAwait(false);
            if (listed.Failure is { } failure)
                return (ChosenWrite.Nothing, failure);
            var legal = await scope.Steps.LearnAsync(Facts.Connection, listed.Steps, cancellation).ConfigureAwait(false);
            var (step, blocked) = next.Step(status, legal, round.Ticket, round.Link, external, scope.Setting.NewId(), cause);
            // Where it can go nowhere from a status that takes no writes, nothing else can be written either.
            var others = round.Due.Where(group => group != status).Select(group => (group.Name, Frozen(group, external)));
            return (blocked is null ? new ChosenWrite(step, [status], []) : new ChosenWrite(null, [], [(status.Name, blocked), .. others]), null);
        }
        var fields = round.Due.Where(group => Facts.Transitions is null || !group.Values.ContainsKey(NextWrite.StatusField)).ToList();
        if (next.IsFrozen(external))
            return (new ChosenWrite(null, [], [.. fields.Select(group => (group.Name, Frozen(group, external)))]), null);
        if (alone.Contains(Facts.Connection))
            fields = [fields[0]];
        return (new ChosenWrite(next.Fields(fields, round.Ticket, round.Link, external, scope.Setting.NewId(), cause), fields, []), null);
    }

    private GroupHold Frozen(DueGroup group, SystemTicket external) =>
        new(HoldReasons.Frozen, group.Values.Keys.First(), $"the ticket takes no writes any more: it is '{external.VendorStatus}'{Alone}", scope.Now) { Subject = group.Subject };

    private string Alone => scope.Program.OnFrozen == FrozenPolicy.FollowUp ? ", and the connector has no way to make one that follows it" : "";

    private TurnResult Due(Round round, bool progress)
    {
        var due = round.Link.Holds.Values.Where(hold => hold.Until is not null).Min(hold => hold.Until);
        return new TurnResult(progress) { DueAt = due, Waits = due is null ? null : round.Link.Holds.Values.First(hold => hold.Until == due).WaitsFor };
    }
}

/// <summary>What is sent now, and what cannot be.</summary>
/// <param name="Write">The write; null where nothing is sent.</param>
/// <param name="Groups">The groups it is about.</param>
/// <param name="Holds">Groups that stand still from now on.</param>
internal sealed record ChosenWrite(PlannedWrite? Write, IReadOnlyList<DueGroup> Groups, IReadOnlyList<(string Group, GroupHold Hold)> Holds)
{
    /// <summary>Nothing is sent.</summary>
    public static ChosenWrite Nothing { get; } = new(null, [], []);
}

/// <summary>What a turn compared.</summary>
/// <param name="External">The ticket as the system shows it.</param>
/// <param name="Sides">How values correspond.</param>
/// <param name="Trace">Tells why.</param>
/// <param name="Before">The link as it was before.</param>
/// <param name="Found">Fields that say what a write meant of which nobody had heard.</param>
internal sealed record Compared(SystemTicket External, FieldSides Sides, RoundTrace Trace, TicketLink Before, IReadOnlyCollection<string> Found);
