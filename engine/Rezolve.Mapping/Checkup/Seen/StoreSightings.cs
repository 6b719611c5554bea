using Rezolve.Mapping.Hub.Monitors;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Hub.Sinks;
using Rezolve.Mapping.Sync.Recovery;
using Rezolve.Mapping.Webhooks.Inbox;
using Rezolve.Mapping.Webhooks.Subscribing;

namespace Rezolve.Mapping.Checkup.Seen;

/// <summary>What the store says of a workspace, in numbers.</summary>
internal sealed record StoreSightings
{
    private const int MostSorts = 500;

    /// <summary>How far feeds were read, by <c>sync/connection</c>.</summary>
    public SortedDictionary<string, FeedMark> Marks { get; } = new(StringComparer.Ordinal);

    /// <summary>The connections that are left alone.</summary>
    public List<Suspension> Suspended { get; } = [];

    /// <summary>What was paused, and since when.</summary>
    public SortedDictionary<string, DateTimeOffset?> Paused { get; } = new(StringComparer.Ordinal);

    /// <summary>What guards have stopped and nobody allowed since.</summary>
    public List<StoppedAct> Stopped { get; } = [];

    /// <summary>What came of deliveries, by <c>connection/webhook</c>.</summary>
    public SortedDictionary<string, InboxCounts> Inboxes { get; } = new(StringComparer.Ordinal);

    /// <summary>Where systems were told to send, by <c>connection/webhook</c>.</summary>
    public SortedDictionary<string, HookState> Hooks { get; } = new(StringComparer.Ordinal);

    /// <summary>What stands still; an example is a ticket as <c>connection/key</c>.</summary>
    public Tally<HeldFor> Holds { get; } = new(MostSorts, one => one with { Field = "other fields", Place = null });

    /// <summary>What was given up; an example is a letter's id.</summary>
    public Tally<GivenUp> Letters { get; } = new(MostSorts, one => one with { Place = null });

    /// <summary>Conflicts that wait for a person, by connection; an example is a conflict's id.</summary>
    public Tally<string> OpenConflicts { get; } = new(MostSorts, _ => "others");

    /// <summary>Clocks of systems that differ from the hub's, by connection; an example is the hub's ticket.</summary>
    public Tally<string> DifferingClocks { get; } = new(MostSorts, _ => "others");

    /// <summary>Tickets that are there again after their link had ended, by connection.</summary>
    public Tally<string> ThereAgain { get; } = new(MostSorts, _ => "others");

    /// <summary>Writes that were sent and not settled, by connection.</summary>
    public Tally<string> Unsettled { get; } = new(MostSorts, _ => "others");

    /// <summary>Work that was tried in vain, by what it waits for; an example is the work's id.</summary>
    public Tally<string> Failing { get; } = new(MostSorts, _ => "other reasons");

    /// <summary>What the values that came in are like, by connection.</summary>
    public SortedDictionary<string, ConnectionMonitor> Monitors { get; } = new(StringComparer.Ordinal);

    /// <summary>How long changes took, by <c>sync/connection</c>.</summary>
    public SortedDictionary<string, LagSpread> Lags { get; } = new(StringComparer.Ordinal);

    /// <summary>How telling sinks goes, by name.</summary>
    public SortedDictionary<string, SinkSighting> Sinks { get; } = new(StringComparer.Ordinal);

    /// <summary>What rules could not do lately, or were kept from; an example is a ticket.</summary>
    public Tally<RuleTrouble> Rules { get; } = new(MostSorts, one => one with { Reason = "other reasons" });

    /// <summary>When a backup was last taken; null where none ever was.</summary>
    public DateTimeOffset? BackupAt { get; set; }

    /// <summary>Whether there are links, which a backup would keep.</summary>
    public bool HasLinks { get; set; }

    /// <summary>How much waits to be worked on.</summary>
    public long Queued { get; set; }

    /// <summary>How much of it is due.</summary>
    public long Due { get; set; }

    /// <summary>Since when what waits longest is due; null where nothing waits.</summary>
    public DateTimeOffset? OldestDue { get; set; }

    /// <summary>Whether a connection is left alone or paused, so that nothing is read there.</summary>
    public bool IsStill(string name) => Paused.ContainsKey(name) || Suspended.Exists(one => one.Connection == name);
}

/// <summary>Why something stands still.</summary>
/// <param name="Connection">At which connection.</param>
/// <param name="Reason">What sort of obstacle.</param>
/// <param name="Field">In which field.</param>
/// <param name="Code">The code of what went wrong; null where nothing did.</param>
/// <param name="Place">The line of the manifest; null where there is none.</param>
internal sealed record HeldFor(string Connection, string Reason, string Field, string? Code, string? Place);

/// <summary>Why work was given up.</summary>
/// <param name="Connection">At which connection.</param>
/// <param name="Class">The sort of failure.</param>
/// <param name="Code">The code of the cause.</param>
/// <param name="Place">The line of the manifest; null where there is none.</param>
internal sealed record GivenUp(string Connection, string Class, string Code, string? Place);

/// <summary>How telling a sink goes.</summary>
/// <param name="State">What is kept of it.</param>
/// <param name="Behind">How many events it has not been told, those among them that are not for it.</param>
internal sealed record SinkSighting(SinkState State, long Behind);

/// <summary>Something that a rule did not do.</summary>
/// <param name="Cause">The rule, as a cause is told.</param>
/// <param name="IsStopped">Whether it was kept from it; else it could not.</param>
/// <param name="Reason">Why.</param>
internal sealed record RuleTrouble(string Cause, bool IsStopped, string Reason);
