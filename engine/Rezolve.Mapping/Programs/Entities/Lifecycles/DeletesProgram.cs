using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Programs.Slots;

namespace Rezolve.Mapping.Programs.Entities.Lifecycles;

/// <summary>How it shows that a record is deleted, compiled.</summary>
internal sealed record DeletesProgram
{
    /// <summary>Where it stands in the manifest.</summary>
    public required SourcePlace Place { get; init; }

    /// <summary>Whether a record that was read is deleted; null where records do not tell.</summary>
    public ValueSlot? Flag { get; init; }

    /// <summary>Which answers to a <c>get</c> say that the record is not there; null where the usual ones do.</summary>
    public MissingProgram? Missing { get; init; }

    /// <summary>A feed of what was deleted; null where there is none. Its hint gives the key, else the entity's key does.</summary>
    public ChangesProgram? Feed { get; init; }

    /// <summary>Gives rows with the keys of all records there are; null where the entity's list does.</summary>
    public OperationProgram? Sweep { get; init; }
}

/// <summary>Which answers to a <c>get</c> say that the record is not there.</summary>
/// <param name="Statuses">The statuses that say so; no other does.</param>
/// <param name="Confirm">Must succeed for that to be believed; null where nothing is asked.</param>
internal sealed record MissingProgram(StatusSet Statuses, OperationProgram? Confirm);
