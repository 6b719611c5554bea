using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Reconciling.Rules;
using Rezolve.Mapping.Sync.Policies;
using Rezolve.Mapping.Sync.Recovery;
using Rezolve.Mapping.Sync.Rounds;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Sync.Turns.Writes;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Turns.Creates;

/// <summary>
/// Makes a ticket at a system that does not have it, once: the intent is stored before it is sent, and what may have taken effect is looked
/// for before it is sent again.
/// </summary>
/// <param name="scope">The sync.</param>
/// <param name="system">The system.</param>
internal sealed class CreateTurn(SyncScope scope, ConnectedSystem system)
{
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    private SystemFacts Facts => system.Facts;

    /// <summary>Takes a turn.</summary>
    /// <param name="ticket">The hub's ticket, which has no link there.</param>
    /// <param name="side">What the operator decided for the system.</param>
    /// <param name="cancellation">Ends the waits.</param>
    public async Task<TurnResult> RunAsync(HubTicket ticket, SyncSide side, CancellationToken cancellation)
    {
        var create = await scope.Hub.CreateAsync(Facts.Connection, ticket.Id, cancellation).ConfigureAwait(false);
        if (create is null && (ticket.DeletedAt is not null || ticket.Barred.Contains(Facts.Connection)))
            return TurnResult.Quiet;
        if (create is { State: CreateState.Planned } && ticket.DeletedAt is not null)
            return await AbandonAsync(create, cancellation).ConfigureAwait(false);
        if (create is { State: CreateState.Unknown, Hold.Until: { } until } && until > scope.Now)
            return TurnResult.Wait(until, create.Hold.WaitsFor);
        if (create is { State: CreateState.Unknown or CreateState.Held })
            return await RecoverAsync(ticket, side, create, cancellation).ConfigureAwait(false);
        return await PlanAsync(ticket, ticket, side, create, cancellation).ConfigureAwait(false);
    }

    private async Task<TurnResult> PlanAsync(HubTicket ticket, HubTicket said, SyncSide side, CreateIntent? create, CancellationToken cancellation)
    {
        var choice = Routes.Find(side, CanonicalTicket.Of(said.Fields.Select(field => KeyValuePair.Create(field.Key, field.Value.Value))));
        if (choice.Route is null && create?.Follows is null)
            return new TurnResult(false) { Waits = choice.Reason };
        if (!(create?.Follows is null ? Facts.Abilities.Create : Facts.Abilities.FollowUp) || !await scope.IsLoadedAsync(Facts.Connection, cancellation).ConfigureAwait(false))
            return TurnResult.Wait(scope.Now + scope.Program.Schedule.Poll, $"nothing is made at {Facts.Connection} before all that is there was read once");
        if (create?.Hold is { Until: { } until } && until > scope.Now)
            return TurnResult.Wait(until, create.Hold.WaitsFor);
        var isDoubtful = create is null && await scope.Restoring.IsDoubtfulAsync(ticket, cancellation).ConfigureAwait(false);
        if (create is null && !isDoubtful && await scope.Guard.AskAsync(GuardedAct.Create, Facts.Connection, int.MaxValue, cancellation).ConfigureAwait(false) is { } objection)
            return TurnResult.Wait(scope.Now + scope.Program.Schedule.Poll, objection);
        var people = await PeopleOfTicket.FindAsync(scope, Facts, said, null, null, cancellation).ConfigureAwait(false);
        if (people.Failure is { } unasked)
            return TurnResult.Failed(unasked);
        var (members, sent) = new CreateDraft(scope.Program, new FieldSides(scope.Program, Facts, people), Facts).Of(said, choice.Set);
        var subject = $"{string.Join('\n', sent.Select(value => $"{value.Key} {value.Value}"))}\n{Facts.Manifest}";
        if (create?.Hold is { Until: null } held && held.Subject == subject)
            return new TurnResult(false) { Waits = held.WaitsFor };
        create = (create ?? new CreateIntent
        {
            Connection = Facts.Connection,
            Ticket = ticket.Id,
            Entity = Facts.Entity,
            IntentKey = IntentKey.Of(scope.Program.Tenant, ticket),
            Members = members,
            State = CreateState.Planned,
        }) with
        { Members = members };
        if (isDoubtful)
            return await LookFirstAsync(scope.Restoring.Doubtful(create, Facts), cancellation).ConfigureAwait(false);
        return await SendAsync(ticket, create, sent, subject, cancellation).ConfigureAwait(false);
    }

    // What a store knows that was restored is not all that was done: it may be there.
    private async Task<TurnResult> LookFirstAsync(CreateIntent create, CancellationToken cancellation)
    {
        if (create.State == CreateState.Held)
            return await HoldAsync(create, create.Hold!.WaitsFor, cancellation, HoldReasons.Restored).ConfigureAwait(false);
        await new HubChange(scope).Put(create).CommitAsync(cancellation).ConfigureAwait(false);
        return TurnResult.Again;
    }

    private async Task<TurnResult> SendAsync(
        HubTicket ticket, CreateIntent create, Dictionary<string, Value> sent, string subject, CancellationToken cancellation)
    {
        var followed = create.Follows is { } old ? await system.Tickets.ReadAsync(old, cancellation).ConfigureAwait(false) : null;
        if (followed?.Failure is { } unread)
            return TurnResult.Failed(unread);
        if (followed is { Ticket: null })
            return await HoldAsync(create, $"{create.Follows} is not there any more, so nothing can follow it", cancellation).ConfigureAwait(false);
        var isInDoubt = create.State == CreateState.Unknown;
        create = create with { State = CreateState.Unknown, FirstSentAt = create.FirstSentAt ?? scope.Now, LastSentAt = scope.Now, Attempts = create.Attempts + 1 };
        var stored = await new HubChange(scope).Put(create).CommitAsync(cancellation).ConfigureAwait(false);
        if (!stored.IsCommitted)
            return TurnResult.Again;
        create = create with { Version = stored.Version };
        var order = new WriteOrder { Kind = WriteKind.Create, Intent = create.IntentKey, Follows = followed?.Ticket, Wanted = sent, Change = sent };
        var report = await system.Tickets.WriteAsync(order, cancellation).ConfigureAwait(false);
        if (report.Result == WriteResult.Failed)
            return await FailAsync(create, report, subject, isInDoubt, cancellation).ConfigureAwait(false);
        if (report.Result == WriteResult.Unknown || report.Key is null)
            return TurnResult.Wait(scope.Now + Facts.RequestTimeout + Longer(Facts.ReadLag, Facts.Recover.Wait), "nobody knows yet whether the ticket was made");
        var read = report.Ticket is { } told ? new ReadReport(told) : await system.Tickets.ReadAsync(report.Key, cancellation).ConfigureAwait(false);
        return await LinkAsync(ticket, create, report.Key, read.Ticket is { } after && after.Key == report.Key ? after : null, isLate: isInDoubt, cancellation).ConfigureAwait(false);
    }

    private async Task<TurnResult> RecoverAsync(HubTicket ticket, SyncSide side, CreateIntent create, CancellationToken cancellation)
    {
        var known = new RecoverSituation
        {
            Intent = create,
            Facts = Facts.Recover,
            Now = scope.Now,
            RequestTimeout = Facts.RequestTimeout,
            ReadLag = Facts.ReadLag,
            Resolution = Facts.Resolution,
            AreSame = Facts.AreSame,
            IsLong = scope.Restoring.IsOf(create),
        };
        var step = RecoverDecision.Of(known);
        if (step is RecoverStep.Look)
        {
            var found = await system.Tickets.FindAsync(Wanted(create), cancellation).ConfigureAwait(false);
            if (found.Failure is { } failure)
                return TurnResult.Failed(failure);
            step = RecoverDecision.Of(known with { Found = found.Tickets, Linked = await LinkedAsync(found.Tickets, cancellation).ConfigureAwait(false) });
        }
        switch (step)
        {
            case RecoverStep.Wait wait:
                return TurnResult.Wait(wait.Until, "nobody knows yet whether the ticket was made");
            case RecoverStep.Adopt adopt:
                scope.Tell(SyncStepKind.Adopted, Facts.Connection, ticket.Id, adopt.Key);
                var read = await system.Tickets.ReadAsync(adopt.Key, cancellation).ConfigureAwait(false);
                return await LinkAsync(ticket, create, adopt.Key, read.Ticket is { } after && after.Key == adopt.Key ? after : null, isLate: true, cancellation).ConfigureAwait(false);
            case RecoverStep.Resend when scope.Restoring.IsUncertain(create, ticket, Facts):
                return await HoldAsync(create, Maintenance.Restoring.Restoring.Gone, cancellation, HoldReasons.Restored).ConfigureAwait(false);
            case RecoverStep.Resend:
                return await ResendAsync(ticket, side, create, cancellation).ConfigureAwait(false);
            case RecoverStep.Person person when create.State != CreateState.Held:
                return await HoldAsync(create, person.Reason, cancellation).ConfigureAwait(false);
            default:
                return new TurnResult(false) { Waits = create.Hold?.WaitsFor };
        }
    }

    // A key is answered with what its first request made: the same is said again, and what the hub says since is due once the ticket is there.
    private async Task<TurnResult> ResendAsync(HubTicket ticket, SyncSide side, CreateIntent create, CancellationToken cancellation)
    {
        if (ticket.DeletedAt is not null)
            return await AbandonAsync(create, cancellation).ConfigureAwait(false);
        var isByKey = Facts.Recover.Method == RecoverMethod.Key;
        var again = create with { State = isByKey ? CreateState.Unknown : CreateState.Planned, Hold = null };
        return await PlanAsync(ticket, isByKey ? AsFirstSaid(ticket, create) : ticket, side, again, cancellation).ConfigureAwait(false);
    }

    // Nobody wants any more what was to be made, and as far as can be told it was not.
    private async Task<TurnResult> AbandonAsync(CreateIntent create, CancellationToken cancellation)
    {
        await new HubChange(scope).End(create).Take(Subject(create)).CommitAsync(cancellation).ConfigureAwait(false);
        return TurnResult.Again;
    }

    private static HubTicket AsFirstSaid(HubTicket ticket, CreateIntent create)
    {
        var fields = new Dictionary<string, HubField>(ticket.Fields, StringComparer.Ordinal);
        foreach (var (field, pair) in create.Members)
        {
            if (pair.Hub.IsNothing)
                fields.Remove(field);
            else
                fields[field] = new HubField(pair.Hub, Span.At(create.FirstSentAt ?? ticket.CreatedAt), null);
        }
        return ticket with { Fields = fields };
    }

    private async Task<TurnResult> LinkAsync(HubTicket ticket, CreateIntent create, string key, SystemTicket? after, bool isLate, CancellationToken cancellation)
    {
        var people = await PeopleOfTicket.FindAsync(scope, Facts, ticket, null, after, cancellation).ConfigureAwait(false);
        // What was sent before the store was restored nobody knows: nothing was agreed, and both sides count.
        var (agreed, adjusted) = scope.Restoring.IsOf(create) && isLate
            ? ([], [])
            : new CreateDraft(scope.Program, new FieldSides(scope.Program, Facts, people), Facts).BaseOf(create, ticket, after, isLate);
        var link = new TicketLink
        {
            Connection = Facts.Connection,
            Key = key,
            Ticket = ticket.Id,
            Entity = Facts.Entity,
            Base = agreed,
            Adjusted = adjusted,
            RecordVersion = after?.Version,
            RecordUpdatedAt = after?.UpdatedAt,
            Fingerprint = after is not null && agreed.Count > 0 && adjusted.Count == 0 && !ReadBack.HasForeign(agreed, after) ? after.Fingerprint : UInt128.Zero,
            Number = after?.Number,
            Url = after?.Url,
        };
        // A person may edit the ticket meanwhile: what was agreed is what was sent, so the edit stays due.
        for (var current = ticket; ;)
        {
            var linked = current with { Links = new Dictionary<string, string>(current.Links, StringComparer.Ordinal) { [Facts.Connection] = key } };
            var change = new HubChange(scope).Put(linked).Put(link).End(create).Take(Subject(create)).Happened("ticket.linked", ticket.Id, $"{Facts.Connection}/{key}");
            var outcome = await change.CommitAsync(cancellation).ConfigureAwait(false);
            if (outcome.IsCommitted)
            {
                scope.Tell(SyncStepKind.Created, Facts.Connection, ticket.Id, key);
                await scope.Lags.WroteAsync(Facts.Connection, ticket, agreed.Keys.Where(create.Members.ContainsKey), cancellation).ConfigureAwait(false);
                return TurnResult.Again;
            }
            if (await scope.Hub.LinkAsync(Facts.Connection, key, cancellation).ConfigureAwait(false) is not null)
                return await HoldAsync(create, $"{key} was made for it, and is linked to another ticket", cancellation).ConfigureAwait(false);
            if (await scope.Hub.TicketAsync(ticket.Id, cancellation).ConfigureAwait(false) is not { } fresh || fresh.Links.ContainsKey(Facts.Connection) || fresh.Version == current.Version)
                return TurnResult.Again;
            current = fresh;
        }
    }

    private async Task<TurnResult> FailAsync(CreateIntent create, WriteReport report, string subject, bool isInDoubt, CancellationToken cancellation)
    {
        var failure = report.Failure ?? Failure.Of(FailureClass.Validation, $"the system needs {string.Join(", ", report.Missing)}");
        scope.Tell(SyncStepKind.Failed, Facts.Connection, create.Ticket, failure.Message);
        var since = create.Hold?.Since ?? scope.Now;
        var remedy = Remedies.Of(failure, create.Attempts, since, scope.Now, scope.Setting.Limits, scope.Setting.Chance);
        var hold = new GroupHold(HoldReasons.Retry, "create", failure.Message, since) { Code = failure.Code, Attempts = create.Attempts, Subject = subject };
        var change = new HubChange(scope);
        var (planned, result) = remedy switch
        {
            Remedy.RetryAt again => (hold with { Until = again.At }, TurnResult.Wait(again.At, failure.Message)),
            Remedy.ReadAgain or Remedy.LookUp => (hold with { Until = scope.Now }, TurnResult.Again),
            Remedy.SuspendConnection => (hold with { Until = scope.Now }, TurnResult.Failed(failure)),
            _ => (hold with { Reason = HoldReasons.Refused }, new TurnResult(false) { Waits = failure.Message }),
        };
        if (planned.Until is null)
            change.Give(DeadLetters.Of(failure, Subject(create), create.Attempts, scope.Now, Facts.Manifest));
        // That this attempt had no effect says nothing of the one before.
        var state = !isInDoubt ? CreateState.Planned : planned.Until is null ? CreateState.Held : CreateState.Unknown;
        change.Put(create with { State = state, Hold = planned });
        return (await change.CommitAsync(cancellation).ConfigureAwait(false)).IsCommitted ? result : TurnResult.Again;
    }

    private async Task<TurnResult> HoldAsync(CreateIntent create, string reason, CancellationToken cancellation, string sort = HoldReasons.Doubt)
    {
        var failure = Failure.Of(FailureClass.Ambiguous, reason);
        var held = create with { State = CreateState.Held, Hold = new GroupHold(sort, "create", reason, scope.Now) };
        scope.Tell(SyncStepKind.Held, Facts.Connection, create.Ticket, reason);
        var change = new HubChange(scope).Put(held).Give(DeadLetters.Of(failure, Subject(create), create.Attempts, scope.Now, Facts.Manifest));
        await change.CommitAsync(cancellation).ConfigureAwait(false);
        return new TurnResult(false) { Waits = reason };
    }

    private async Task<IReadOnlySet<string>> LinkedAsync(IReadOnlyList<SystemTicket> found, CancellationToken cancellation)
    {
        var linked = new HashSet<string>(StringComparer.Ordinal);
        foreach (var ticket in found)
        {
            if (await scope.Hub.LinkAsync(Facts.Connection, ticket.Key, cancellation).ConfigureAwait(false) is not null)
                linked.Add(ticket.Key);
        }
        return linked;
    }

    private FindOrder Wanted(CreateIntent create) => new()
    {
        Intent = create.IntentKey,
        Wanted = create.Members.Where(member => member.Value.External.Kind != ValueKind.Undefined).ToDictionary(member => member.Key, member => member.Value.External, StringComparer.Ordinal),
        // The system's clock may be behind ours; what it finds is held against the attempts again.
        Since = create.FirstSentAt - Longer(ClockSkew, Facts.Recover.Window),
    };

    private static DeadSubject Subject(CreateIntent create) => new(create.Connection, create.Ticket, null, "create");

    private static TimeSpan Longer(TimeSpan left, TimeSpan right) => left > right ? left : right;
}
