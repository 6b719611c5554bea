using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Programs.Slots;

namespace Rezolve.Mapping.Programs.Entities.Lifecycles;

/// <summary>How a create whose answer was lost is made good, compiled.</summary>
internal abstract record RecoverProgram
{
    /// <summary>Where it stands in the manifest.</summary>
    public required SourcePlace Place { get; init; }

    /// <summary>Finds the rows that the create may have made; null where there is none, or where the entity's own list does.</summary>
    public OperationProgram? Operation { get; init; }

    /// <summary>Picks among the rows; null takes all.</summary>
    public ValueSlot? Where { get; init; }

    /// <summary>How long the vendor's reads may lag behind its writes: nothing is looked for before.</summary>
    public TimeSpan Wait { get; init; }

    /// <summary>Whether anything can be found, so that a create has one effect however often it is tried.</summary>
    public virtual bool Finds => true;
}

/// <summary>The vendor refuses a second create of one key.</summary>
internal sealed record KeyRecoverProgram : RecoverProgram
{
    /// <summary>How long the vendor knows a key, counted from the first attempt; after that the row is looked up.</summary>
    public required TimeSpan Ttl { get; init; }
}

/// <summary>The key of the intent is in the vendor's own record.</summary>
internal sealed record LookupRecoverProgram : RecoverProgram;

/// <summary>There is no place for a key: rows are compared by what they say.</summary>
internal sealed record MatchRecoverProgram : RecoverProgram
{
    /// <summary>The canonical fields that are compared.</summary>
    public required IReadOnlyList<string> By { get; init; }

    /// <summary>How far from the attempts, by the vendor's clock, a row may have been made: clocks differ, and a request may arrive late.</summary>
    public required TimeSpan Window { get; init; }
}

/// <summary>Nothing can be found: a create is tried once, and where its answer is lost a person decides.</summary>
internal sealed record NoRecoverProgram : RecoverProgram
{
    /// <inheritdoc/>
    public override bool Finds => false;
}
