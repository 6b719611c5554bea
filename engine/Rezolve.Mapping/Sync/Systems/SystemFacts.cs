using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Reconciling;
using Rezolve.Mapping.Reconciling.Transitions;
using Rezolve.Mapping.Sync.Rounds;
using Rezolve.Mapping.Sync.Systems.Conversations;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Systems;

/// <summary>One system of a sync: what is known of it, and the ways to it.</summary>
/// <param name="Facts">What is known of it.</param>
/// <param name="Tickets">Its tickets.</param>
/// <param name="People">Its people; null where nobody can be looked up.</param>
internal sealed record ConnectedSystem(SystemFacts Facts, ITicketSystem Tickets, IPeopleSystem? People = null)
{
    /// <summary>Tells what was changed of a ticket; null where the system does not.</summary>
    public ReadHistory? History { get; init; }

    /// <summary>Tells the clocks of service levels that the system keeps of a ticket; null where it tells none.</summary>
    public ReadClocks? Clocks { get; init; }

    /// <summary>What is said on its tickets; null where nobody can read or write it.</summary>
    public ConnectedConversation? Conversation { get; init; }
}

/// <summary>What is known of a system before anything is read from it: fields, and what it can do. Derived from its connector.</summary>
internal sealed record SystemFacts
{
    /// <summary>The connection.</summary>
    public required string Connection { get; init; }

    /// <summary>The connector's entity.</summary>
    public required string Entity { get; init; }

    /// <summary>The digest of the connector that it was derived from.</summary>
    public string Manifest { get; init; } = "";

    /// <summary>The fields that take part, in the order of the catalogue.</summary>
    public required IReadOnlyList<SyncedField> Fields { get; init; }

    /// <summary>The tables under which values were agreed; null where none are kept.</summary>
    public FormerTables? Tables { get; init; }

    /// <summary>Fields that are decided as one, by the group's name, the one that drives first.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Groups { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>What it can do.</summary>
    public SystemAbilities Abilities { get; init; } = new();

    /// <summary>How a create is made good whose outcome is not known.</summary>
    public RecoverFacts Recover { get; init; } = RecoverFacts.None;

    /// <summary>How statuses are reached; null where a status is written like any field.</summary>
    public TransitionFacts? Transitions { get; init; }

    /// <summary>The vendor's statuses after which writes fail.</summary>
    public IReadOnlySet<string> Frozen { get; init; } = new HashSet<string>();

    /// <summary>How long its reads may lag behind its writes.</summary>
    public TimeSpan ReadLag { get; init; }

    /// <summary>The longest that a request may still arrive after it was sent.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How fine its clock is: two changes within it may carry the same version.</summary>
    public TimeSpan Resolution { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The field of that name; null where it takes no part.</summary>
    public SyncedField? this[string name] => Fields.FirstOrDefault(field => field.Name == name);

    /// <summary>Whether two values of a field are the same, as far as the connector compares them.</summary>
    public bool AreSame(string field, Value left, Value right) => this[field]?.AreSame(left, right) ?? ValueEquality.AreEqual(left, right);
}

/// <summary>What a system can do.</summary>
internal sealed record SystemAbilities
{
    /// <summary>Tells what changed.</summary>
    public bool Delta { get; init; }

    /// <summary>Lists all there is.</summary>
    public bool List { get; init; }

    /// <summary>Makes tickets.</summary>
    public bool Create { get; init; }

    /// <summary>Changes tickets.</summary>
    public bool Update { get; init; }

    /// <summary>Deletes tickets.</summary>
    public bool Delete { get; init; }

    /// <summary>Refuses a write to a ticket that has changed since it was read.</summary>
    public bool CompareAndSet { get; init; }

    /// <summary>Makes a successor of a ticket that takes no writes any more.</summary>
    public bool FollowUp { get; init; }

    /// <summary>Takes several writes in one request.</summary>
    public bool Batch { get; init; }

    /// <summary>Says of a missing ticket only after another request has shown that missing is what it means.</summary>
    public bool ConfirmsMissing { get; init; }

    /// <summary>Tells all the keys there are, so that what is gone is found.</summary>
    public bool Sweep { get; init; }
}

/// <summary>How a create is made good whose outcome is not known.</summary>
/// <param name="Method">Which way.</param>
/// <param name="Wait">How long the vendor's reads may lag.</param>
internal sealed record RecoverFacts(RecoverMethod Method, TimeSpan Wait)
{
    /// <summary>No way: at most once.</summary>
    public static RecoverFacts None { get; } = new(RecoverMethod.None, TimeSpan.Zero);

    /// <summary>How long a key serves, counted from the first attempt; null for ever.</summary>
    public TimeSpan? KeyServes { get; init; }

    /// <summary>The fields compared by a match.</summary>
    public IReadOnlyList<string> By { get; init; } = [];

    /// <summary>How far from the attempts a row may have been made, before the first or after the last, for a match to take it for ours.</summary>
    public TimeSpan Window { get; init; }
}

/// <summary>A way to make a create good whose outcome is not known.</summary>
internal enum RecoverMethod
{
    /// <summary>None: at most once, and a person decides.</summary>
    None,

    /// <summary>The vendor refuses twins by our key: the request may be repeated while the key serves.</summary>
    Key,

    /// <summary>Our key is in the vendor's data and can be looked up.</summary>
    Lookup,

    /// <summary>Rows that say the same are ours.</summary>
    Match,
}

/// <summary>How statuses are reached.</summary>
/// <param name="Known">The steps declared; empty where they are only listed live.</param>
/// <param name="AreListed">The legal steps are asked for before each hop.</param>
internal sealed record TransitionFacts(IReadOnlyList<Transition> Known, bool AreListed)
{
    /// <summary>The vendor's statuses for a canonical one, the best first.</summary>
    public required Func<Value, IReadOnlyList<string>> Targets { get; init; }

    /// <summary>The canonical status of a vendor's; a fault where it has none.</summary>
    public required Func<string, Value> Canonical { get; init; }
}

/// <summary>One field as it is kept the same: both directions, and what may be done with it.</summary>
internal sealed record SyncedField
{
    /// <summary>The canonical field.</summary>
    public required string Name { get; init; }

    /// <summary>What it holds.</summary>
    public required FieldType Type { get; init; }

    /// <summary>What the members of a set or list are.</summary>
    public FieldType Of { get; init; }

    /// <summary>Whether it is told when a ticket is read.</summary>
    public bool IsRead { get; init; } = true;

    /// <summary>Whether an update can write it.</summary>
    public bool IsUpdated { get; init; } = true;

    /// <summary>Whether a create can write it.</summary>
    public bool IsCreated { get; init; } = true;

    /// <summary>Which map it is.</summary>
    public required MapFingerprint Fingerprint { get; init; }

    /// <summary>What each of the system's words means, where a table says so word by word; null where none does.</summary>
    public IReadOnlyDictionary<string, string>? Words { get; init; }

    /// <summary>Whether the vendor keeps less of a text than the hub does.</summary>
    public bool Shortens { get; init; }

    /// <summary>What will be read after a canonical value was written; a fault where it cannot be written, undefined where that cannot be told.</summary>
    public required Func<Value, Value> ReadsBack { get; init; }

    /// <summary>
    /// What a value is compared by, as the connector says (<c>normalize</c>), and formatted text by its document; a fault where that cannot be told. Null where values are compared as
    /// they are, and for references. It serves comparing only: what is kept and written is the value itself.
    /// </summary>
    public Func<Value, Value>? Normal { get; init; }

    /// <summary>The same for one member of a set; null for what is no set.</summary>
    public Func<Value, Value>? NormalMember { get; init; }

    /// <summary>Where it stands in the manifest; null where it stands in none.</summary>
    public SourcePlace? Place { get; init; }

    /// <summary>Whether two values of the system are the same, as far as the connector compares them.</summary>
    public bool AreSame(in Value left, in Value right) => ValueEquality.AreEqual(left, right)
        || (Normal is not null && !left.IsNothing && !right.IsNothing && ValueEquality.AreEqual(Normal(left), Normal(right)));

    /// <summary>Whether it is a set, merged member by member.</summary>
    public bool IsSet => Type == FieldType.Set;

    /// <summary>Whether it names a person, a team or an organisation: its value is the system's key.</summary>
    public bool IsReference => Type.IsReference() || Of.IsReference();
}
