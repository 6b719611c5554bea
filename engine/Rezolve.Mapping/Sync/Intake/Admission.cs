using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Reconciling;
using Rezolve.Mapping.Reconciling.Rules;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Sync.Policies;
using Rezolve.Mapping.Sync.Recovery;
using Rezolve.Mapping.Sync.Rounds;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Sync.Turns;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Intake;

/// <summary>
/// Decides about a record that has no link: it waits, where it may be what a create of ours has made; it joins a hub ticket that says the
/// same; it becomes a new one; or it takes no part.
/// </summary>
/// <param name="scope">The sync.</param>
/// <param name="system">The system.</param>
/// <param name="creates">The creates under way at the system, read after the record was.</param>
internal sealed class Admission(SyncScope scope, ConnectedSystem system, IReadOnlyList<CreateIntent> creates)
{
    private SystemFacts Facts => system.Facts;

    private SyncSide Side => scope.Program[Facts.Connection];

    /// <summary>Decides.</summary>
    public async Task<IntakeOutcome> AdmitAsync(SystemTicket external, CancellationToken cancellation)
    {
        if (external.IsDeleted || external.MergedInto is not null)
            return IntakeOutcome.Skipped;
        var decided = await scope.Restoring.DecidedAsync(Facts.Connection, external.Key, cancellation).ConfigureAwait(false);
        var returned = decided is null ? await scope.Restoring.OfAsync(system, external, cancellation).ConfigureAwait(false) : default;
        if (decided is null && (returned.Waits || creates.Any(create => MayBe(create, external))))
            return await WaitAsync(external, cancellation).ConfigureAwait(false);
        var outcome = await AdmitAsync(external, returned.MadeWith, decided, cancellation).ConfigureAwait(false);
        if (outcome is IntakeOutcome.Skipped or IntakeOutcome.Unreadable)
            await scope.Restoring.PassAsync(Facts.Connection, external.Key, cancellation).ConfigureAwait(false);
        return outcome;
    }

    private async Task<IntakeOutcome> AdmitAsync(SystemTicket external, string? madeWith, ReturnedRecord? decided, CancellationToken cancellation)
    {
        var people = await PeopleOfTicket.FindAsync(scope, Facts, null, null, external, cancellation).ConfigureAwait(false);
        if (people.Failure is not null)
            return await WaitAsync(external, cancellation).ConfigureAwait(false);
        var sides = new FieldSides(scope.Program, Facts, people);
        if (decided?.CopyOf is { } copied)
            return await JoinDecidedAsync(external, sides, copied, cancellation).ConfigureAwait(false);
        var draft = Draft(external, sides);
        if (madeWith is not null)
            draft.Ticket = draft.Ticket with { MadeWith = madeWith };
        var part = Participation.Of(Side, CanonicalTicket.Of(draft.Ticket.Fields.Select(field => KeyValuePair.Create(field.Key, field.Value.Value))));
        if (part.Fault is { } fault)
            return await GiveUpAsync(external, Failure.Of(FailureClass.Mapping, fault), cancellation).ConfigureAwait(false);
        if (!part.TakesPart)
            return IntakeOutcome.Skipped;
        if (decided is null && MatchText.Of(Side.MatchBy, field => draft.Ticket[field]) is { } match && await CandidatesAsync(match, cancellation).ConfigureAwait(false) is { Count: > 0 } candidates)
            return await JoinAsync(external, sides, candidates, cancellation).ConfigureAwait(false);
        return Side.BringsTickets ? await AddAsync(external, sides, draft, cancellation).ConfigureAwait(false) : IntakeOutcome.Skipped;
    }

    // The feed is often faster than our own commit. What was made before the first attempt cannot be ours.
    private bool MayBe(CreateIntent create, SystemTicket external)
    {
        var made = external.MadeAt(scope.Now);
        if (create.FirstSentAt is not { } first || made + Facts.Resolution < first - Facts.Recover.Window)
            return false;
        if (create.State != CreateState.Held)
            return true;
        // Nothing is sent any more: what was made after the last attempt could arrive is not ours. Of the rest nobody can tell, for people may have edited it since.
        if (made is { } at && create.LastSentAt is { } last)
            return at - Facts.Resolution <= last + Facts.RequestTimeout;
        return create.Members.All(member => SaysTheSame(member.Key, member.Value, external.Fields.GetValueOrDefault(member.Key)));
    }

    private bool SaysTheSame(string field, IntendedPair meant, in Value read) =>
        meant.External.Kind == ValueKind.Undefined || read.Kind == ValueKind.Undefined || Facts.AreSame(field, meant.External, read);

    private async Task<IntakeOutcome> WaitAsync(SystemTicket external, CancellationToken cancellation)
    {
        var due = scope.Now + Facts.RequestTimeout + (Facts.ReadLag > Facts.Recover.Wait ? Facts.ReadLag : Facts.Recover.Wait) + Facts.Resolution;
        await new HubChange(scope).Queue(WorkItem.OfRecord(Facts.Connection, external.Key), due, "it may be what is being made").CommitAsync(cancellation).ConfigureAwait(false);
        return IntakeOutcome.Queued;
    }

    private (HubTicket Ticket, TicketLink Link) Draft(SystemTicket external, FieldSides sides)
    {
        var when = external.UpdatedAt is { } at ? Span.At(at) : Span.At(external.ReadAt);
        var fields = new Dictionary<string, HubField>(StringComparer.Ordinal);
        var agreed = new Dictionary<string, AgreedPair>(StringComparer.Ordinal);
        foreach (var field in Facts.Fields)
        {
            if (!external.Fields.TryGetValue(field.Name, out var read) || read.Kind == ValueKind.Undefined || !ComesIn(field.Name))
                continue;
            var value = sides.ToHub(field, read);
            // What could not be taken in is due as soon as it can be: the hub's half of it is nobody's wish.
            var isRefused = value.IsFault || !IsTaken(field.Name, value);
            if (isRefused && !field.IsSet)
                agreed[field.Name] = new AgreedPair(Value.Null, Value.Undefined, field.Fingerprint);
            if (isRefused)
                continue;
            if (!value.IsNothing)
                fields[field.Name] = new HubField(value, when, Facts.Connection);
            agreed[field.Name] = new AgreedPair(value, read, field.Fingerprint);
        }
        var id = scope.Setting.NewId();
        var ticket = new HubTicket
        {
            Id = id,
            Origin = new Origin(Facts.Connection, external.Key),
            Fields = fields,
            Links = new Dictionary<string, string> { [Facts.Connection] = external.Key },
            CreatedAt = scope.Now,
            UpdatedAt = scope.Now,
        };
        return (HubMatrix.Apply(scope.Program, ticket, fields.Keys), Link(external, id) with { Base = agreed });
    }

    private TicketLink Link(SystemTicket external, string ticket) => new()
    {
        Connection = Facts.Connection,
        Key = external.Key,
        Ticket = ticket,
        Entity = Facts.Entity,
        RecordVersion = external.Version,
        RecordUpdatedAt = external.UpdatedAt,
        Fingerprint = external.Fingerprint,
        Number = external.Number,
        Url = external.Url,
    };

    // A status that the hub has not is none that a ticket may begin with either.
    private bool IsTaken(string field, in Value value) =>
        scope.Program.Workflow is not { } workflow || field != StatusGate.Field || value.Kind != ValueKind.Text || workflow.Statuses.Contains(value.Text);

    private bool ComesIn(string field) =>
        scope.Program.Policies[field] is var policy && policy.Mode is not "ignore" && policy.Direction.GetValueOrDefault(Facts.Connection, "both") is "both" or "in";

    private async Task<IntakeOutcome> AddAsync(SystemTicket external, FieldSides sides, (HubTicket Ticket, TicketLink Link) draft, CancellationToken cancellation)
    {
        var change = new HubChange(scope);
        var ((ticket, link), cause) = (draft, $"{Facts.Connection}/{external.Key}");
        Round? round = null;
        if (external.Fields.Values.Any(value => value.IsFault) || external.Fields.Any(field => !IsTaken(field.Key, field.Value)))
            round = scope.PlannerOf(Facts, sides).Plan(ticket, link, external);
        change.Put(ticket).Put(round?.Link ?? link).Take(scope.Letters.Of(Facts.Connection, external.Key)).Happened("ticket.created", ticket.Id, cause);
        if (round is not null)
            RoundCommit.TellHeld(change, round, cause);
        if (scope.Listens(system) || scope.Program.Sides.Any(side => side.Connection != Facts.Connection && side.Routes.Count > 0))
            change.Queue(WorkItem.OfTicket(ticket.Id), scope.Now, cause);
        var outcome = await change.CommitAsync(cancellation).ConfigureAwait(false);
        return outcome.IsCommitted ? IntakeOutcome.New : await WaitAsync(external, cancellation).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<HubTicket>> CandidatesAsync(string match, CancellationToken cancellation)
    {
        var query = new RowQuery(scope.Hub.Tenant, RowKinds.Ticket, 100) { Index = TicketRows.MatchIndex, From = match, Before = match + "0" };
        var page = await scope.Setting.Store.PageAsync(query, cancellation).ConfigureAwait(false);
        return [.. page.Rows.Select(TicketRows.Read).Where(ticket =>
            ticket.DeletedAt is null && !ticket.Links.ContainsKey(Facts.Connection) && !ticket.Barred.Contains(Facts.Connection)
            && creates.All(create => create.Ticket != ticket.Id))];
    }

    private async Task<IntakeOutcome> JoinAsync(SystemTicket external, FieldSides sides, IReadOnlyList<HubTicket> candidates, CancellationToken cancellation)
    {
        if (candidates.Count > 1)
        {
            var several = $"{candidates.Count} hub tickets say the same in {string.Join(", ", Side.MatchBy)}: {string.Join(", ", candidates.Take(5).Select(ticket => ticket.Id))}";
            return await GiveUpAsync(external, Failure.Of(FailureClass.Conflict, several), cancellation).ConfigureAwait(false);
        }
        return await JoinAsync(external, sides, candidates[0], null, cancellation).ConfigureAwait(false);
    }

    // What was to be made there is what a person said: nothing is made any more.
    private async Task<IntakeOutcome> JoinDecidedAsync(SystemTicket external, FieldSides sides, string id, CancellationToken cancellation)
    {
        if (await scope.Hub.TicketAsync(id, cancellation).ConfigureAwait(false) is { DeletedAt: null } ticket
            && !ticket.Links.ContainsKey(Facts.Connection) && !ticket.Barred.Contains(Facts.Connection))
            return await JoinAsync(external, sides, ticket, creates.FirstOrDefault(create => create.Ticket == id), cancellation).ConfigureAwait(false);
        var gone = $"{external.Key} was said to be a copy of {id}, which is deleted or has another there by now";
        return await GiveUpAsync(external, Failure.Of(FailureClass.Conflict, gone), cancellation).ConfigureAwait(false);
    }

    private async Task<IntakeOutcome> JoinAsync(SystemTicket external, FieldSides sides, HubTicket known, CreateIntent? made, CancellationToken cancellation)
    {
        var ticket = known with { Links = new Dictionary<string, string>(known.Links, StringComparer.Ordinal) { [Facts.Connection] = external.Key } };
        var planner = scope.PlannerOf(Facts, sides);
        var round = HubMatrix.Apply(scope.Program, planner.Plan(ticket, Link(external, ticket.Id), external)) with { IsLinkChanged = true };
        var cause = $"{Facts.Connection}/{external.Key}";
        var change = new HubChange(scope);
        await RoundCommit.AddAsync(change, scope, round, cause, new RoundTrace(known, Link(external, ticket.Id), external).Of(round, []), cancellation).ConfigureAwait(false);
        if (round.Changes.Count == 0)
            change.Put(round.Ticket);
        if (made is not null)
            change.End(made).Take(new DeadSubject(made.Connection, made.Ticket, null, "create"));
        change.Happened("ticket.linked", ticket.Id, cause).Take(scope.Letters.Of(Facts.Connection, external.Key)).Queue(WorkItem.OfTicket(ticket.Id), scope.Now, cause);
        var outcome = await change.CommitAsync(cancellation).ConfigureAwait(false);
        return outcome.IsCommitted ? IntakeOutcome.Joined : await WaitAsync(external, cancellation).ConfigureAwait(false);
    }

    private async Task<IntakeOutcome> GiveUpAsync(SystemTicket external, Failure failure, CancellationToken cancellation)
    {
        var letter = DeadLetters.Of(failure, new DeadSubject(Facts.Connection, null, external.Key, ReadLetters.Group), 1, scope.Now, Facts.Manifest);
        await new HubChange(scope).Give(letter).CommitAsync(cancellation).ConfigureAwait(false);
        return IntakeOutcome.Unreadable;
    }
}
