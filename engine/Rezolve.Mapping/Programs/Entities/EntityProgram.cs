using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Programs.Entities.Lifecycles;
using Rezolve.Mapping.Programs.Layouts;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Programs.Slots;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Programs.Entities;

/// <summary>One kind of thing a system holds, compiled: how it is found, read and written.</summary>
internal sealed record EntityProgram
{
    /// <summary>Its name in the manifest.</summary>
    public required string Name { get; init; }

    /// <summary>What it is in the canonical model.</summary>
    public required EntityKind Kind { get; init; }

    /// <summary>Where it stands in the manifest.</summary>
    public required SourcePlace Place { get; init; }

    /// <summary>What is wanted of one record: all paths and chains of the slots below are bound to it.</summary>
    public required DocumentLayout Layout { get; init; }

    /// <summary>Gives the key. A number's digits are the key's text.</summary>
    public required ValueSlot Key { get; init; }

    /// <summary>The vendor wants references to this entity as numbers.</summary>
    public bool KeyIsNumber { get; init; }

    /// <summary>Gives the version; null where the vendor has none.</summary>
    public ValueSlot? Version { get; init; }

    /// <summary>Gives the address for people; null where there is none.</summary>
    public ValueSlot? Url { get; init; }

    /// <summary>Its constants: the root <c>params</c>.</summary>
    public ValueObject Params { get; init; } = [];

    /// <summary>What a reading may be narrowed to: the root <c>filter</c>.</summary>
    public IReadOnlyList<FilterProgram> Filters { get; init; } = [];

    /// <summary>The fields, in the catalogue's order, a customer's own last.</summary>
    public required IReadOnlyList<FieldProgram> Fields { get; init; }

    /// <summary>Fields reconciled as one, by the group's name.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Groups { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>What must be filled in the same request.</summary>
    public IReadOnlyList<RequiredRule> Required { get; init; } = [];

    /// <summary>The entities it belongs to; empty for what stands alone.</summary>
    public IReadOnlyList<string> Parents { get; init; } = [];

    /// <summary>Gives the parent's key, where a child's own feed names its parent.</summary>
    public ValueSlot? ParentKey { get; init; }

    /// <summary>Its parent's version or time of change moves with it.</summary>
    public bool MovesParent { get; init; } = true;

    /// <summary>The feed of changes.</summary>
    public ChangesProgram? Changes { get; init; }

    /// <summary>The list of all, or of one parent's children.</summary>
    public ListProgram? List { get; init; }

    /// <summary>Children inside their parent's record; null where they are read by requests.</summary>
    public EmbeddedProgram? Embedded { get; init; }

    /// <summary>Reads one by its key.</summary>
    public OperationProgram? Get { get; init; }

    /// <summary>Makes one.</summary>
    public OperationProgram? Create { get; init; }

    /// <summary>How a create whose answer was lost is made good; null where nothing is made.</summary>
    public RecoverProgram? Recover { get; init; }

    /// <summary>The answer of a create is what was made; else it is read back.</summary>
    public bool CreateIsAuthoritative { get; init; }

    /// <summary>Changes one.</summary>
    public OperationProgram? Update { get; init; }

    /// <summary>The answer of an update is what has become of the record; else it is read back.</summary>
    public bool UpdateIsAuthoritative { get; init; }

    /// <summary>An update sends every field, changed or not: the vendor empties what is left out.</summary>
    public bool UpdateIsWhole { get; init; }

    /// <summary>Deletes one.</summary>
    public OperationProgram? Delete { get; init; }

    /// <summary>Which steps a status may take; null where it is written like any field.</summary>
    public TransitionsProgram? Transitions { get; init; }

    /// <summary>The vendor's statuses after which writes fail.</summary>
    public IReadOnlyList<string> Frozen { get; init; } = [];

    /// <summary>Makes a successor of a record in which nothing can be written any more; null where there is no such thing.</summary>
    public OperationProgram? FollowUp { get; init; }

    /// <summary>How it shows that a record is deleted; null where nothing is said of it.</summary>
    public DeletesProgram? Deletes { get; init; }

    /// <summary>Gives the key of the record that this one has become part of; null where records do not tell.</summary>
    public ValueSlot? MergedInto { get; init; }

    /// <summary>What reads or writes many at once.</summary>
    public ManyPrograms Many { get; init; } = new();

    /// <summary>Gives the bytes of one; null where it has none.</summary>
    public OperationProgram? Download { get; init; }

    /// <summary>Files of it go with the create of a comment.</summary>
    public bool SentWithComment { get; init; }

    /// <summary>Of a comment: the request that makes one carries its files.</summary>
    public bool CarriesFiles { get; init; }

    /// <summary>The longest file of it, in bytes, that is taken or given; null where that is not said.</summary>
    public long? MostBytes { get; init; }

    /// <summary>The media types of its files that the vendor takes, such as <c>image/*</c>; empty for all.</summary>
    public IReadOnlyList<string> MediaTypes { get; init; } = [];

    /// <summary>How a person, team or organisation known elsewhere is found here; the first rule that finds one counts.</summary>
    public IReadOnlyList<MatchRule> Match { get; init; } = [];

    /// <summary>Whether an operation's records are whole records of the entity: its get, or a feed whose rows are records.</summary>
    public bool GivesRecordsBy(OperationProgram operation) =>
        operation.Name == Get?.Name
        || (Changes is { Hint: null } changes && changes.Operation.Name == operation.Name)
        || (List is { Hint: null } list && list.Operation.Name == operation.Name)
        || Embedded?.In.Name == operation.Name;

    /// <summary>The field of that name, or null.</summary>
    public FieldProgram? this[string name] => Fields.FirstOrDefault(field => field.Name == name);
}

/// <summary>Operations with a batch, used where several wait; null where there is none.</summary>
internal sealed record ManyPrograms
{
    /// <summary>Reads several by their keys.</summary>
    public OperationProgram? Get { get; init; }

    /// <summary>Makes several.</summary>
    public OperationProgram? Create { get; init; }

    /// <summary>Changes several.</summary>
    public OperationProgram? Update { get; init; }

    /// <summary>Deletes several.</summary>
    public OperationProgram? Delete { get; init; }
}

/// <summary>How a person, team or organisation is found: exactly one row must come.</summary>
/// <param name="By">What is compared: email, username, name, externalId.</param>
/// <param name="Operation">Finds the rows.</param>
/// <param name="Where">Picks among them; null takes all.</param>
internal sealed record MatchRule(string By, OperationProgram Operation, ValueSlot? Where);

/// <summary>Fields that must be filled in the same request.</summary>
/// <param name="Place">Where it stands in the manifest.</param>
/// <param name="When">The condition over the entity; null means always.</param>
/// <param name="Fields">The fields' names.</param>
internal sealed record RequiredRule(SourcePlace Place, ValueSlot? When, IReadOnlyList<string> Fields);
