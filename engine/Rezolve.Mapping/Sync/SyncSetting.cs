using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Storage.Attachments;
using Rezolve.Mapping.Sync.Systems;

namespace Rezolve.Mapping.Sync;

/// <summary>What a sync runs on.</summary>
internal sealed record SyncSetting
{
    /// <summary>What the operator decided.</summary>
    public required SyncProgram Program { get; init; }

    /// <summary>The systems, by connection.</summary>
    public required IReadOnlyDictionary<string, ConnectedSystem> Systems { get; init; }

    /// <summary>Where state is kept.</summary>
    public required ISyncStore Store { get; init; }

    /// <summary>Where the bytes of files are kept; null where none are copied, whatever the operator decided.</summary>
    public IAttachmentStore? Files { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>Gives ids that are never given twice: 26 characters, as <see cref="HubIds"/> makes them.</summary>
    public required Func<string> NewId { get; init; }

    /// <summary>Draws from [0, 1): waits are spread by it.</summary>
    public required Func<double> Chance { get; init; }

    /// <summary>How much is done at once, and how long is waited.</summary>
    public SyncLimits Limits { get; init; } = new();

    /// <summary>Hears what happens; null where nobody listens.</summary>
    public ISyncObserver? Observer { get; init; }
}

/// <summary>How much is done at once, and how long is waited.</summary>
internal sealed record SyncLimits
{
    /// <summary>How many tickets are worked on at once.</summary>
    public int Lanes { get; init; } = 4;

    /// <summary>How often the systems of one ticket are gone through in one turn; what is due then waits for the next.</summary>
    public int Rounds { get; init; } = 8;

    /// <summary>How many work items are taken from the store at once.</summary>
    public int Batch { get; init; } = 200;

    /// <summary>How often a failing write is tried before it is given up.</summary>
    public int MostAttempts { get; init; } = 12;

    /// <summary>How long a failing write is tried before it is given up.</summary>
    public TimeSpan LongestFailing { get; init; } = TimeSpan.FromHours(24);

    /// <summary>How often the bytes of a file are asked for in vain before what it came with goes without it.</summary>
    public int MostFileAttempts { get; init; } = 5;

    /// <summary>How long they are.</summary>
    public TimeSpan LongestFileFailing { get; init; } = TimeSpan.FromHours(1);

    /// <summary>The first wait after a failure; it doubles with each.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The longest wait after a failure.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>So many bounces make a group contested.</summary>
    public int Bounces { get; init; } = 5;

    /// <summary>In so long a time.</summary>
    public TimeSpan BounceSpan { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How often a ticket that is missing is looked for again before it counts as gone.</summary>
    public int MissingChecks { get; init; } = 2;

    /// <summary>How long between two looks whether a connection works again.</summary>
    public TimeSpan Probe { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>How long a lease on the work holds.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromMinutes(5);
}

/// <summary>Hears what a sync does, as it does it: for progress, logs and tests.</summary>
internal interface ISyncObserver
{
    /// <summary>Something was done.</summary>
    /// <param name="step">What.</param>
    void On(SyncStep step);
}

/// <summary>Something that a sync did.</summary>
/// <param name="Kind">What.</param>
/// <param name="Connection">At which system.</param>
/// <param name="Ticket">The hub's ticket; null where it is about a feed.</param>
/// <param name="Detail">More, for people.</param>
internal sealed record SyncStep(SyncStepKind Kind, string Connection, string? Ticket = null, string? Detail = null)
{
    /// <summary>What became of the comments and files that were told; nothing where none were.</summary>
    public HeardCounts Heard { get; init; }
}

/// <summary>What a sync does.</summary>
internal enum SyncStepKind
{
    /// <summary>A page of a feed was taken in.</summary>
    Page,

    /// <summary>A ticket was read.</summary>
    Read,

    /// <summary>What is said on a ticket, and its files, were read.</summary>
    Heard,

    /// <summary>A value came into the hub.</summary>
    Pulled,

    /// <summary>A ticket was made at a system.</summary>
    Created,

    /// <summary>A ticket was changed at a system.</summary>
    Written,

    /// <summary>A step of a status was taken.</summary>
    Stepped,

    /// <summary>A create was found to have taken effect.</summary>
    Adopted,

    /// <summary>A value that did not prevail was kept.</summary>
    Conflict,

    /// <summary>A group stands still.</summary>
    Held,

    /// <summary>Something failed and is tried again.</summary>
    Failed,

    /// <summary>Something was given up.</summary>
    DeadLetter,

    /// <summary>A ticket is gone.</summary>
    Deleted,

    /// <summary>A ticket that was gone is there again, and goes on.</summary>
    Restored,
}
