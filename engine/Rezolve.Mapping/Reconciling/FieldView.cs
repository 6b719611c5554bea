using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Reconciling;

/// <summary>One field as the three-way comparison sees it.</summary>
internal sealed class FieldView
{
    /// <summary>Looks at a field.</summary>
    public FieldView(FieldFacts facts)
    {
        Facts = facts;
        Base = facts.Map.Kept(facts.Base);
        Canonical = facts.Map.ToHub(facts.External);
        IsSame = facts.Map.Correspond(facts.Hub, facts.External);
    }

    /// <summary>What is known.</summary>
    public FieldFacts Facts { get; }

    /// <summary>The field.</summary>
    public string Name => Facts.Name;

    /// <summary>What was agreed under the map in force; null where nothing was.</summary>
    public AgreedPair? Base { get; }

    /// <summary>The vendor's value, canonical; a fault where it has no counterpart.</summary>
    public Value Canonical { get; }

    /// <summary>Whether both sides say the same.</summary>
    public bool IsSame { get; }

    /// <summary>Whether the hub's value is another than agreed.</summary>
    public bool HubChanged => Base is not null && !Facts.Map.AreSame(Facts.Hub, Base.Hub);

    /// <summary>Whether the vendor's value is another than agreed.</summary>
    public bool ExternalChanged => Base is { } agreed && (IsUnread ? agreed.Hub.IsNothing && Facts.Hub.IsNothing && !Facts.External.IsNothing : !Facts.Map.AreSame(Facts.External, agreed.External));

    /// <summary>
    /// Whether what the vendor says was never read since the ticket was made there. What it says first is its own beginning, and nobody's edit;
    /// it comes into the hub only where the hub has nothing.
    /// </summary>
    public bool IsUnread => Base is { External.Kind: ValueKind.Undefined, Hub.Kind: ValueKind.Undefined or ValueKind.Null };

    /// <summary>Whether the hub's value was never said there, and the vendor's people wrote nothing in its place: what the vendor says is nobody's wish.</summary>
    public bool IsUnsaid => Base is { Hub.Kind: ValueKind.Undefined } && !ExternalChanged && !Facts.Hub.IsNothing;

    /// <summary>Whether the pair to be agreed is the one that is.</summary>
    public bool IsAgreed => Facts.Base == Base && !HubChanged && !ExternalChanged && Base is not null;

    /// <summary>Both sides as they are, agreed.</summary>
    public AgreedPair Agreed => new(Facts.Hub, Facts.External, Facts.Map.Fingerprint);

    /// <summary>The vendor's value and what it becomes here, agreed; where it becomes nothing, that half equals no value.</summary>
    public AgreedPair Taken => new(Canonical.IsFault ? Value.Undefined : Canonical, Facts.External, Facts.Map.Fingerprint);
}
