namespace Rezolve.Mapping.Transforms.Reading;

/// <summary>How one record ended.</summary>
internal enum MapOutcome
{
    /// <summary>Every field was read.</summary>
    Mapped,

    /// <summary>It was mapped without the fields that are held.</summary>
    MappedInPart,

    /// <summary>Nothing was written: the record has no key.</summary>
    Held,
}

/// <summary>Counts by outcome: what went in is what came out.</summary>
internal sealed class MapTally
{
    /// <summary>Records mapped with all their fields.</summary>
    public long Mapped { get; private set; }

    /// <summary>Records mapped without some field.</summary>
    public long MappedInPart { get; private set; }

    /// <summary>Records held.</summary>
    public long Held { get; private set; }

    /// <summary>Fields held, in all.</summary>
    public long HeldFields { get; private set; }

    /// <summary>Characters of the values read that were no text and became U+FFFD.</summary>
    public long Replaced { get; private set; }

    /// <summary>Records in.</summary>
    public long Records => Mapped + MappedInPart + Held;

    /// <summary>Counts one record.</summary>
    public void Count(MapOutcome outcome, int heldFields, int replaced)
    {
        Replaced += replaced;
        HeldFields += heldFields;
        switch (outcome)
        {
            case MapOutcome.Mapped: Mapped++; break;
            case MapOutcome.MappedInPart: MappedInPart++; break;
            default: Held++; break;
        }
    }
}
