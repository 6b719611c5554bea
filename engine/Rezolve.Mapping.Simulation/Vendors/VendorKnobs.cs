using Rezolve.Mapping.Sync.Systems;

namespace Rezolve.Mapping.Simulation.Vendors;

/// <summary>How a simulated vendor behaves: everything that vendors are known to do differently. Drawn from the seed, or given.</summary>
internal sealed record VendorKnobs
{
    /// <summary>The connection.</summary>
    public required string Name { get; init; }

    /// <summary>How fine its timestamps are.</summary>
    public TimeSpan Resolution { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How far its clock is ahead of ours.</summary>
    public TimeSpan Skew { get; init; }

    /// <summary>How long feeds and searches lag behind writes.</summary>
    public TimeSpan SearchLag { get; init; }

    /// <summary>How long reads of a ticket lag behind writes.</summary>
    public TimeSpan ReadLag { get; init; }

    /// <summary>Whether reads lag now more and now less, so that a ticket seems to go back.</summary>
    public bool LagsVary { get; init; }

    /// <summary>What its version is.</summary>
    public VersionKind Version { get; init; } = VersionKind.Counter;

    /// <summary>How many rows a page has.</summary>
    public int PageSize { get; init; } = 3;

    /// <summary>How its feeds misbehave.</summary>
    public FeedHabits Feeds { get; init; } = new();

    /// <summary>Refuses a write to a ticket that has changed since it was read.</summary>
    public bool ComparesAndSets { get; init; }

    /// <summary>How a create is made good.</summary>
    public RecoverMethod Recover { get; init; } = RecoverMethod.Lookup;

    /// <summary>How long a key of a create serves; null for ever.</summary>
    public TimeSpan? KeyServes { get; init; }

    /// <summary>The answer to a write holds the ticket after it.</summary>
    public bool AnswersAreTruth { get; init; }

    /// <summary>Writes of a set add and remove; else they replace the whole set.</summary>
    public bool AddsToSets { get; init; } = true;

    /// <summary>Fields it does not have.</summary>
    public IReadOnlySet<string> Lacks { get; init; } = new HashSet<string>();

    /// <summary>Words it has no own word for: field → canonical word → canonical word of the one it uses.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Merged { get; init; } = new Dictionary<string, IReadOnlyDictionary<string, string>>();

    /// <summary>The longest text, by field.</summary>
    public IReadOnlyDictionary<string, int> Lengths { get; init; } = new Dictionary<string, int>();

    /// <summary>Its workflow; null where a status is written like any field.</summary>
    public WorkflowKnobs? Workflow { get; init; }

    /// <summary>The status of a new ticket, where a status is written like any field and a ticket always has one; null where it need not.</summary>
    public string? FirstStatus { get; init; }

    /// <summary>What it does by itself when a ticket changes.</summary>
    public IReadOnlyList<VendorRule> Rules { get; init; } = [];

    /// <summary>Fields that nobody but its own people may write, although it does not say so.</summary>
    public IReadOnlySet<string> Forbidden { get; init; } = new HashSet<string>();

    /// <summary>People it does not know, by number.</summary>
    public IReadOnlySet<int> Strangers { get; init; } = new HashSet<int>();

    /// <summary>Whether a deleted ticket can still be read, and says that it is deleted; else it is missing.</summary>
    public bool ShowsDeleted { get; init; }

    /// <summary>Whether it answers with the other ticket where one has become part of it; else the ticket names the other.</summary>
    public bool AnswersMerged { get; init; }

    /// <summary>Its tickets' keys are numbers.</summary>
    public bool NumbersKeys { get; init; }

    /// <summary>The keys of its people and teams are numbers.</summary>
    public bool NumbersPeople { get; init; }
}

/// <summary>What a version is.</summary>
internal enum VersionKind
{
    /// <summary>A counter: never twice the same.</summary>
    Counter,

    /// <summary>The time of the last change: two changes in one tick carry the same.</summary>
    Stamp,

    /// <summary>There is none.</summary>
    None,
}

/// <summary>How feeds misbehave.</summary>
internal sealed record FeedHabits
{
    /// <summary>Rows only name their ticket, as a notice from the vendor does.</summary>
    public bool NamesOnly { get; init; }

    /// <summary>Every row comes twice.</summary>
    public bool Repeats { get; init; }

    /// <summary>Rows come in any order.</summary>
    public bool Disorders { get; init; }

    /// <summary>Pages are counted by offset, so that they shift when a ticket changes between two.</summary>
    public bool Shifts { get; init; }

    /// <summary>Deleted tickets are told.</summary>
    public bool TellsDeleted { get; init; }
}

/// <summary>A workflow: which steps a status may take.</summary>
internal sealed record WorkflowKnobs
{
    /// <summary>The steps, between its own statuses; a step that needs fields names them.</summary>
    public required IReadOnlyList<Reconciling.Transitions.Transition> Steps { get; init; }

    /// <summary>Its status for each of its words, and the canonical word of each.</summary>
    public required IReadOnlyDictionary<string, string> Canonical { get; init; }

    /// <summary>Whether the legal steps are asked for before each hop.</summary>
    public bool AreListed { get; init; }

    /// <summary>The status of a new ticket.</summary>
    public required string Start { get; init; }

    /// <summary>Statuses in which nothing can be written.</summary>
    public IReadOnlySet<string> Frozen { get; init; } = new HashSet<string>();
}

/// <summary>Something a vendor does by itself.</summary>
/// <param name="Kind">What.</param>
/// <param name="Field">To which field.</param>
internal sealed record VendorRule(RuleKind Kind, string Field);

/// <summary>What a vendor does by itself.</summary>
internal enum RuleKind
{
    /// <summary>Cuts what was written to the field, without having said so.</summary>
    Trims,

    /// <summary>Takes markup out of what was written to the field.</summary>
    Sanitises,

    /// <summary>Puts back what was there, whenever somebody else than its people writes the field.</summary>
    Reverts,

    /// <summary>Gives the field a value of its own when the team changes.</summary>
    AssignsByTeam,
}
