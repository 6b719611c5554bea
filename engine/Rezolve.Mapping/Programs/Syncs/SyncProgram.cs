using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Programs.Automations;
using Rezolve.Mapping.Programs.Slots;
using Rezolve.Mapping.Values;
using Rezolve.Mapping.Workflow;

namespace Rezolve.Mapping.Programs.Syncs;

/// <summary>What an operator decided for tickets that are kept the same in several systems, compiled. Immutable for the length of a run.</summary>
internal sealed record SyncProgram
{
    /// <summary>Its name in the workspace.</summary>
    public required string Name { get; init; }

    /// <summary>Whose it is: a part of every key.</summary>
    public required string Tenant { get; init; }

    /// <summary>Where it stands in the workspace.</summary>
    public required SourcePlace Place { get; init; }

    /// <summary>The systems that take part, two or more, in the order of the workspace.</summary>
    public required IReadOnlyList<SyncSide> Sides { get; init; }

    /// <summary>What holds for each field.</summary>
    public required FieldPolicies Policies { get; init; }

    /// <summary>Where the sync begins: nothing that changed last before it is read by a first load; null for no beginning.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>What happens at the other systems where a ticket was deleted.</summary>
    public DeletePolicy OnDelete { get; init; } = DeletePolicy.Unlink;

    /// <summary>What happens at the other systems where a ticket became part of another one that is linked by itself.</summary>
    public MergePolicy OnMerge { get; init; } = MergePolicy.Unlink;

    /// <summary>What happens where a ticket no longer takes writes.</summary>
    public FrozenPolicy OnFrozen { get; init; } = FrozenPolicy.Hold;

    /// <summary>What happens to a linked ticket that no longer matches its side's condition.</summary>
    public LeftPolicy OnLeft { get; init; } = LeftPolicy.Keep;

    /// <summary>The hub's own matrix of impact and urgency; empty where it has none.</summary>
    public IReadOnlyList<PriorityRow> Priorities { get; init; } = [];

    /// <summary>What is done about comments; null where none are synced.</summary>
    public CommentPolicy? Comments { get; init; }

    /// <summary>What is done about files; null where none go over.</summary>
    public AttachmentPolicy? Attachments { get; init; }

    /// <summary>How soon tickets are answered and done; null where nothing was agreed.</summary>
    public SlaProgram? Sla { get; init; }

    /// <summary>The hub's workflow; null where every status may follow every other.</summary>
    public HubWorkflow? Workflow { get; init; }

    /// <summary>What the hub does by itself when something happens; null for nothing.</summary>
    public AutomationProgram? Automation { get; init; }

    /// <summary>Whom the hub tells what happened.</summary>
    public IReadOnlyList<SinkProgram> Sinks { get; init; } = [];

    /// <summary>When feeds are asked and swept.</summary>
    public SyncSchedule Schedule { get; init; } = new();

    /// <summary>How much may happen without a person's word.</summary>
    public SyncGuards Guards { get; init; } = new();

    /// <summary>How long what is no longer needed is kept.</summary>
    public RetentionPolicy Retention { get; init; } = new();

    /// <summary>Who is who in the systems.</summary>
    public PeoplePolicy People { get; init; } = new();

    /// <summary>The side of a connection.</summary>
    /// <exception cref="KeyNotFoundException">The connection takes no part.</exception>
    public SyncSide this[string connection] => Sides.FirstOrDefault(side => side.Connection == connection)
        ?? throw new KeyNotFoundException($"{connection} takes no part in {Name}.");
}

/// <summary>Which priority follows from which impact and urgency.</summary>
/// <param name="Impact">The impact, <c>1</c> to <c>3</c>.</param>
/// <param name="Urgency">The urgency, <c>1</c> to <c>3</c>.</param>
/// <param name="Priority">The priority, <c>1</c> to <c>5</c>.</param>
internal sealed record PriorityRow(string Impact, string Urgency, string Priority);

/// <summary>One system's part in a sync.</summary>
internal sealed record SyncSide
{
    /// <summary>The connection.</summary>
    public required string Connection { get; init; }

    /// <summary>The connector's entity that holds the tickets.</summary>
    public required string Entity { get; init; }

    /// <summary>What its feeds are narrowed to: the root <c>filter</c>.</summary>
    public ValueObject Filter { get; init; } = [];

    /// <summary>Which of its tickets take part, over the canonical ticket; null for all.</summary>
    public ValueSlot? Where { get; init; }

    /// <summary>Where tickets that are new to it go, the first row that matches; empty where none is ever made.</summary>
    public IReadOnlyList<Route> Routes { get; init; } = [];

    /// <summary>Whether its tickets may be deleted where they were deleted elsewhere and the sync deletes others; else their links only end.</summary>
    public bool MayDelete { get; init; }

    /// <summary>Whether its tickets may become new hub tickets. Else they only join tickets that are linked or matched.</summary>
    public bool BringsTickets { get; init; } = true;

    /// <summary>Canonical fields by which a ticket of it is taken for one that is there already, when it is first seen; empty for none. All sides that match at all match by the same ones.</summary>
    public IReadOnlyList<string> MatchBy { get; init; } = [];
}

/// <summary>Where a new ticket goes.</summary>
/// <param name="Place">Where it stands in the workspace.</param>
/// <param name="When">Over the canonical ticket; null for every one.</param>
/// <param name="Set">Canonical fields that are set for the new ticket, such as its container or type; values over the ticket.</param>
internal sealed record Route(SourcePlace Place, ValueSlot? When, IReadOnlyDictionary<string, ValueSlot> Set);

/// <summary>When work is done that nothing else begins.</summary>
internal sealed record SyncSchedule
{
    /// <summary>How long between two questions for what changed.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long between two sweeps.</summary>
    public TimeSpan Sweep { get; init; } = TimeSpan.FromDays(1);

    /// <summary>How long what systems tell of themselves, such as their fields and words, is taken for true.</summary>
    public TimeSpan Catalogs { get; init; } = TimeSpan.FromDays(1);
}

/// <summary>How much may happen in one run without a person's word. Figures are counts of tickets, unless they say percent.</summary>
internal sealed record SyncGuards
{
    /// <summary>The most tickets made at one system.</summary>
    public int Creates { get; init; } = 200;

    /// <summary>The most tickets taken for deleted at one system.</summary>
    public int Deletes { get; init; } = 20;

    /// <summary>The most of a system's tickets taken for deleted there, in percent of all that are linked; a few may always be.</summary>
    public int DeletesPercent { get; init; } = 50;

    /// <summary>The most tickets whose fields are decided anew because a map was changed.</summary>
    public int Remapped { get; init; } = 200;
}

/// <summary>What happens at the other systems where a ticket was deleted.</summary>
internal enum DeletePolicy
{
    /// <summary>The link ends; the others keep theirs.</summary>
    Unlink,

    /// <summary>The others are closed.</summary>
    CloseOther,

    /// <summary>The others get a tag.</summary>
    TagOther,

    /// <summary>The others are deleted too.</summary>
    DeleteOther,
}

/// <summary>What happens at the other systems where a ticket became part of another one.</summary>
internal enum MergePolicy
{
    /// <summary>The link ends; the others keep theirs.</summary>
    Unlink,

    /// <summary>The others are closed.</summary>
    CloseOther,
}

/// <summary>What happens where a ticket no longer takes writes.</summary>
internal enum FrozenPolicy
{
    /// <summary>What is due is held and shown.</summary>
    Hold,

    /// <summary>What is due is dropped, with a record of it.</summary>
    Drop,

    /// <summary>A successor is made and takes the ticket's place; where a system cannot make one, what is due is held.</summary>
    FollowUp,
}

/// <summary>What happens to a linked ticket that no longer matches.</summary>
internal enum LeftPolicy
{
    /// <summary>It stays in step.</summary>
    Keep,

    /// <summary>It stays linked and is left alone.</summary>
    Freeze,

    /// <summary>The link ends.</summary>
    Unlink,
}
