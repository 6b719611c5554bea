using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Conversations;
using Rezolve.Mapping.Hub.Events;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Hub.Traces;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Sync.Recovery;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync;

/// <summary>What one step changes in the hub: all of it or nothing.</summary>
/// <param name="scope">The sync.</param>
internal sealed class HubChange(SyncScope scope)
{
    private readonly List<RowWrite> _writes = [];
    private readonly List<RowCheck> _deletes = [];
    private readonly List<RowCheck> _checks = [];

    /// <summary>The event that brings about what is told from now on; null for none.</summary>
    public EventCause? Because { get; set; }

    private string Tenant => scope.Hub.Tenant;

    /// <summary>Whether there is nothing to commit.</summary>
    public bool IsEmpty => _writes.Count == 0 && _deletes.Count == 0;

    /// <summary>Writes a ticket.</summary>
    public HubChange Put(HubTicket ticket)
    {
        _writes.Add(TicketRows.Of(Tenant, ticket, Intake.MatchText.Of(scope.Program, ticket)));
        return this;
    }

    /// <summary>Demands that a ticket is still as it was read: what was decided on it counts for nothing where somebody has changed it since.</summary>
    public HubChange Expect(HubTicket ticket)
    {
        _checks.Add(new RowCheck(TicketRows.KeyOf(Tenant, ticket.Id), ticket.Version));
        return this;
    }

    /// <summary>Writes a link.</summary>
    public HubChange Put(TicketLink link)
    {
        _writes.Add(LinkRows.Of(Tenant, link));
        _writes.AddRange(LinkRows.AliasesOf(Tenant, link));
        return this;
    }

    /// <summary>Writes a comment, with the keys it is from now on known by.</summary>
    public HubChange Put(HubComment comment, params IEnumerable<PartKey> claims)
    {
        _writes.Add(CommentRows.Of(Tenant, comment));
        _writes.AddRange(claims.Select(key => CommentRows.Of(Tenant, key, comment)));
        return this;
    }

    /// <summary>Writes a file, with the keys it is from now on known by.</summary>
    public HubChange Put(HubFile file, params IEnumerable<PartKey> claims)
    {
        _writes.Add(FileRows.Of(Tenant, file));
        _writes.AddRange(claims.Select(key => FileRows.Of(Tenant, key, file)));
        return this;
    }

    /// <summary>Writes a create.</summary>
    public HubChange Put(CreateIntent create)
    {
        _writes.Add(IntentRows.Of(Tenant, create));
        return this;
    }

    /// <summary>Ends a create.</summary>
    public HubChange End(CreateIntent create)
    {
        _deletes.Add(new RowCheck(IntentRows.KeyOf(Tenant, create.Connection, create.Ticket), create.Version));
        return this;
    }

    /// <summary>Writes how far feeds were read.</summary>
    public HubChange Put(RowKey key, FeedMark mark)
    {
        _writes.Add(MarkRows.Of(key, mark));
        return this;
    }

    /// <summary>Writes any row.</summary>
    public HubChange Put(RowWrite row)
    {
        _writes.Add(row);
        return this;
    }

    /// <summary>Queues work.</summary>
    public HubChange Queue(string id, DateTimeOffset due, string cause)
    {
        _writes.RemoveAll(write => write.Key == WorkRows.KeyOf(Tenant, id));
        _writes.Add(WorkRows.Of(Tenant, new WorkItem(id, due, cause)));
        return this;
    }

    /// <summary>Keeps values that did not prevail.</summary>
    public HubChange Keep(IEnumerable<KeptConflict> conflicts)
    {
        foreach (var conflict in conflicts)
        {
            _writes.Add(ConflictRows.Of(Tenant, conflict));
            Tell("conflict.kept", conflict.Ticket, $"{conflict.Connection}/{conflict.Key}", about: new() { ["conflict"] = conflict.Id, ["group"] = conflict.Record.Group });
            scope.Tell(SyncStepKind.Conflict, conflict.Connection, conflict.Ticket, $"{conflict.Record.Group}: {conflict.Record.Rule}");
        }
        return this;
    }

    /// <summary>Keeps work that is given up.</summary>
    public HubChange Give(DeadLetter letter)
    {
        _writes.Add(LetterRows.Of(Tenant, letter));
        scope.Letters.Given(letter);
        scope.Tell(SyncStepKind.DeadLetter, letter.Connection, letter.Ticket, letter.Message);
        return this;
    }

    /// <summary>Takes back what was given up: it has worked since.</summary>
    public HubChange Take(DeadSubject? about)
    {
        if (about is null)
            return this;
        _deletes.Add(new RowCheck(LetterRows.KeyOf(Tenant, about.Value.Id), null));
        return this;
    }

    /// <summary>Keeps why it is made; nothing where there is nothing to tell.</summary>
    /// <param name="link">The link it is about.</param>
    /// <param name="cause">What brought it about, for people.</param>
    /// <param name="decisions">What was decided.</param>
    /// <param name="request">What was sent; null for nothing.</param>
    public HubChange Trace(TicketLink link, string cause, IReadOnlyList<FieldDecision> decisions, RequestTrace? request = null)
    {
        if (decisions.Count > 0 || request is not null)
        {
            var trace = new TurnTrace(scope.Setting.NewId(), scope.Now, link.Ticket, link.Connection, link.Key, cause);
            _writes.Add(TraceRows.Of(Tenant, trace with { Decisions = decisions, Request = request }));
        }
        return this;
    }

    /// <summary>Tells what happened.</summary>
    /// <param name="type">What: one of <see cref="EventTypes"/>.</param>
    /// <param name="ticket">The hub's ticket.</param>
    /// <param name="cause">What brought it about, for people.</param>
    /// <param name="changes">What changed; null for nothing.</param>
    /// <param name="about">What else there is to say; null for nothing.</param>
    public HubChange Happened(
        string type, string ticket, string cause, IReadOnlyDictionary<string, (Value From, Value To)>? changes = null, Dictionary<string, string>? about = null)
    {
        var id = Tell(type, ticket, cause, changes, about);
        foreach (var (also, fields) in type == EventTypes.Updated ? EventTypes.OfFields : [])
        {
            if (changes?.Where(change => fields.Contains(change.Key)).ToDictionary() is { Count: > 0 } some)
                Tell(also, ticket, cause, some, causedBy: id);
        }
        return this;
    }

    private string Tell(
        string type, string ticket, string cause, IReadOnlyDictionary<string, (Value From, Value To)>? changes = null, Dictionary<string, string>? about = null, string? causedBy = null)
    {
        var happened = new HubEvent(scope.Setting.NewId(), scope.Now, type, ticket, cause) { CausedBy = causedBy ?? Because?.Event, Depth = Because?.Depth ?? 0 };
        if (changes is not null)
            happened = happened with { Changes = changes };
        if (Because is { } because)
            (about ??= [])["rule"] = because.Rule;
        _writes.Add(EventRows.Of(Tenant, about is null ? happened : happened with { About = about }));
        return happened.Id;
    }

    /// <summary>Makes the change.</summary>
    /// <exception cref="LeaseLostException">Another works on the sync now: nothing was written.</exception>
    public async Task<CommitOutcome> CommitAsync(CancellationToken cancellation)
    {
        var change = new StoreChange { Writes = _writes, Deletes = _deletes, Checks = _checks, Lease = scope.Lease };
        var outcome = await scope.Setting.Store.CommitAsync(change, cancellation).ConfigureAwait(false);
        return outcome.Result == CommitResult.LeaseLost ? throw new LeaseLostException(scope.Program.Name) : outcome;
    }
}

/// <summary>Another works on the sync now.</summary>
/// <param name="sync">The sync.</param>
internal sealed class LeaseLostException(string sync) : Exception($"The sync '{sync}' is worked on by another process now.");
