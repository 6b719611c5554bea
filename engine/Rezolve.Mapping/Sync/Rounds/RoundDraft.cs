using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Reconciling;
using Rezolve.Mapping.Reconciling.Conflicts;
using Rezolve.Mapping.Reconciling.Rules;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Rounds;

/// <summary>A round while it is planned. What is not touched stays the object it was.</summary>
internal sealed class RoundDraft(HubTicket ticket, TicketLink link, SystemTicket external, string connection)
{
    private readonly List<DueGroup> _due = [];
    private readonly List<(ConflictRecord, bool)> _conflicts = [];
    private readonly List<(string, GroupHold)> _held = [];
    private readonly Dictionary<string, (Value From, Value To)> _changes = new(StringComparer.Ordinal);
    private Dictionary<string, AgreedPair>? _base;
    private Dictionary<string, GroupHold>? _holds;
    private Dictionary<string, IReadOnlyList<DateTimeOffset>>? _bounces;
    private List<string>? _adjusted;

    /// <summary>The link as it was.</summary>
    public TicketLink Link => link;

    /// <summary>A pair is agreed.</summary>
    public void Agree(string field, AgreedPair pair)
    {
        (_base ??= new(link.Base, StringComparer.Ordinal))[field] = pair;
        if (link.Adjusted.Contains(field))
            (_adjusted ??= [.. link.Adjusted]).Remove(field);
    }

    /// <summary>A value comes into the hub.</summary>
    public void Pull(string field, in Value value) => _changes[field] = (ticket[field], value);

    /// <summary>The value of a field, with what has come in.</summary>
    public Value Now(string field) => _changes.TryGetValue(field, out var change) ? change.To : ticket[field];

    /// <summary>A group stands still.</summary>
    public void Hold(string group, GroupHold hold)
    {
        if (hold.Reason == HoldReasons.Workflow && link.Holds.GetValueOrDefault(group)?.Reason != hold.Reason)
            _held.Add((group, hold));
        (_holds ??= new(link.Holds, StringComparer.Ordinal))[group] = hold;
    }

    /// <summary>A group no longer stands still.</summary>
    public void Release(string group)
    {
        if (link.Holds.ContainsKey(group))
            (_holds ??= new(link.Holds, StringComparer.Ordinal)).Remove(group);
    }

    /// <summary>A group has bounced.</summary>
    public void Bounced(string group, IReadOnlyList<DateTimeOffset> at) => (_bounces ??= new(link.Bounces, StringComparer.Ordinal))[group] = at;

    /// <summary>A value did not prevail, or waits for a person.</summary>
    public void Conflict(ConflictRecord record, bool isOpen) => _conflicts.Add((record, isOpen));

    /// <summary>The system has to be told.</summary>
    public void Due(DueGroup due) => _due.Add(due);

    /// <summary>What it comes to.</summary>
    public Round Finish()
    {
        var isSeen = !HasOtherNumber && link.Fingerprint == external.Fingerprint && link.RecordVersion == external.Version && link.MissingSince is null;
        return new Round
        {
            Ticket = _changes.Count == 0 ? ticket : Pulled(),
            Link = link with
            {
                Base = _base ?? link.Base,
                Holds = _holds ?? link.Holds,
                Bounces = _bounces ?? link.Bounces,
                Adjusted = _adjusted ?? link.Adjusted,
                Fingerprint = external.Fingerprint,
                RecordVersion = external.Version,
                RecordUpdatedAt = external.UpdatedAt ?? link.RecordUpdatedAt,
                Number = external.Number ?? link.Number,
                Aliases = HasOtherNumber ? [.. link.Aliases.Where(one => one != external.Number), link.Number!] : link.Aliases,
                Url = external.Url ?? link.Url,
                MissingSince = null,
                MissingChecks = 0,
            },
            IsLinkChanged = !isSeen || _base is not null || _holds is not null || _bounces is not null || _adjusted is not null,
            Changes = _changes,
            Conflicts = _conflicts,
            Ended = _holds is null ? [] : [.. Clashes(link.Holds).Except(Clashes(_holds))],
            Held = _held,
            Due = _due,
        };
    }

    private static IEnumerable<string> Clashes(IReadOnlyDictionary<string, GroupHold> holds) =>
        holds.Values.Where(hold => HoldReasons.IsPlanned(hold.Reason)).Select(hold => hold.Subject).OfType<string>();

    // Where people know it by another number now, what still names the old one means it.
    private bool HasOtherNumber => link.Number is { } known && external.Number is { } number && known != number && known != link.Key && !link.Aliases.Contains(known);

    private HubTicket Pulled()
    {
        var when = new Span(link.RecordUpdatedAt ?? DateTimeOffset.MinValue, external.UpdatedAt ?? external.ReadAt);
        var fields = new Dictionary<string, HubField>(ticket.Fields, StringComparer.Ordinal);
        foreach (var (field, change) in _changes)
            fields[field] = new HubField(change.To, when, connection);
        return ticket with { Fields = fields, UpdatedAt = external.ReadAt > ticket.UpdatedAt ? external.ReadAt : ticket.UpdatedAt };
    }
}
