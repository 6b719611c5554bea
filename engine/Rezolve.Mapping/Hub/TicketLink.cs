using Rezolve.Mapping.Reconciling;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Hub;

/// <summary>What the hub knows of its ticket in one system. Immutable: a change makes another.</summary>
internal sealed record TicketLink
{
    /// <summary>The connection.</summary>
    public required string Connection { get; init; }

    /// <summary>The system's key: its identity there, which never changes.</summary>
    public required string Key { get; init; }

    /// <summary>The hub's ticket.</summary>
    public required string Ticket { get; init; }

    /// <summary>The connector's entity.</summary>
    public required string Entity { get; init; }

    /// <summary>How it stands.</summary>
    public LinkState State { get; init; } = LinkState.Active;

    /// <summary>Grows when a link that had ended begins anew.</summary>
    public int Epoch { get; init; } = 1;

    /// <summary>What was agreed last, by field.</summary>
    public IReadOnlyDictionary<string, AgreedPair> Base { get; init; } = new Dictionary<string, AgreedPair>();

    /// <summary>The record's version when it was read last; null where the system tells none.</summary>
    public string? RecordVersion { get; init; }

    /// <summary>When the record changed last, as it said when it was read last.</summary>
    public DateTimeOffset? RecordUpdatedAt { get; init; }


    /// <summary>The digest of the record as read last; zero where it must be compared.</summary>
    public UInt128 Fingerprint { get; init; }

    /// <summary>Stands for a stamp where the system tells none that moves with what is said: what was heard once is heard again with each sweep.</summary>
    public const string NoStamp = "-";

    /// <summary>The stamp of the record when all that was said on it was read last, and nothing could be younger; null where it has to be read.</summary>
    public string? ConversationStamp { get; init; }

    /// <summary>The stamp of the record when the system's own clocks were read last, <see cref="NoStamp"/> where it told none; null where they never were.</summary>
    public string? ClockStamp { get; init; }

    /// <summary>The number people know it by there; null where there is none.</summary>
    public string? Number { get; init; }

    /// <summary>The address for people; null where there is none.</summary>
    public string? Url { get; init; }

    /// <summary>The write that is under way; null where none is.</summary>
    public OpenIntent? Intent { get; init; }

    /// <summary>What stands still, by group: why, and since when.</summary>
    public IReadOnlyDictionary<string, GroupHold> Holds { get; init; } = new Dictionary<string, GroupHold>();

    /// <summary>When writes of a group came back otherwise, by group; the oldest first.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<DateTimeOffset>> Bounces { get; init; } = new Dictionary<string, IReadOnlyList<DateTimeOffset>>();

    /// <summary>Fields that came back otherwise than they were written, until they are agreed again.</summary>
    public IReadOnlyList<string> Adjusted { get; init; } = [];

    /// <summary>What our last write replaced, by field: a value that comes back is a bounce.</summary>
    public IReadOnlyDictionary<string, Value> Replaced { get; init; } = new Dictionary<string, Value>();

    /// <summary>What both sides say when it is read next counts as agreed, because a person said so.</summary>
    public bool IsRebaselined { get; init; }

    /// <summary>When it was first said to be missing; null where it is there.</summary>
    public DateTimeOffset? MissingSince { get; init; }

    /// <summary>How often it was looked for since it was first missing.</summary>
    public int MissingChecks { get; init; }

    /// <summary>Keys and numbers by which it was known before, the oldest first.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>Why and when it ended; null while it has not.</summary>
    public LinkEnd? End { get; init; }

    /// <summary>The key of the ticket that it has become part of there; null where that is not so.</summary>
    public string? MergedInto => End?.Into;

    /// <summary>The version of the row it was read from; 0 for one that is not stored yet.</summary>
    public long Version { get; init; }
}

/// <summary>How a link stands.</summary>
internal enum LinkState
{
    /// <summary>It is kept in step.</summary>
    Active,

    /// <summary>It is left alone until somebody says otherwise.</summary>
    Suspended,

    /// <summary>It has ended: the ticket is gone there, or somebody ended it. Kept, so that late news cannot bring it back.</summary>
    Tombstoned,
}

/// <summary>Why a group of a link stands still.</summary>
/// <param name="Reason">What sort of obstacle, such as <c>unresolved</c>, <c>conflict</c>, <c>refused</c>, <c>contested</c>.</param>
/// <param name="Field">The field it lies in.</param>
/// <param name="WaitsFor">What has to change, in a sentence.</param>
/// <param name="Since">Since when.</param>
internal sealed record GroupHold(string Reason, string Field, string WaitsFor, DateTimeOffset Since)
{
    /// <summary>The code of what went wrong; null where nothing did.</summary>
    public string? Code { get; init; }

    /// <summary>How often it was tried, where a try is worth repeating.</summary>
    public int Attempts { get; init; }

    /// <summary>When it is tried again by itself; null where something has to change first.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The pair of values that was held, as text: the same again is not tried; another is.</summary>
    public string? Subject { get; init; }

    /// <summary>The line of the manifest it has to do with, as <c>file:line:column</c>; null where there is none.</summary>
    public string? Place { get; init; }

    /// <summary>The side that a person named, <c>hub</c> or <c>external</c>: it ends the hold with the next turn. Null where nobody did.</summary>
    public string? Decision { get; init; }
}
