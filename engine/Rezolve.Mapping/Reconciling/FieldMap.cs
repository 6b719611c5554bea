using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Reconciling;

/// <summary>How one field's values correspond, both ways. Pure: a fault says what cannot be converted, such as a person nobody knows.</summary>
/// <param name="Fingerprint">Which map it is.</param>
/// <param name="ToHub">The canonical value of a vendor's value.</param>
/// <param name="ToExternal">The vendor's value of a canonical value; undefined where what is written cannot be compared with what is read.</param>
internal sealed record FieldMap(MapFingerprint Fingerprint, Func<Value, Value> ToHub, Func<Value, Value> ToExternal)
{
    /// <summary>Whether the vendor keeps less of a text than the hub does.</summary>
    public bool Shortens { get; init; }

    /// <summary>Whether the vendor's word for what was agreed under another map means that under this one; null where nobody knows other maps.</summary>
    public Func<AgreedPair, bool>? StillMeans { get; init; }

    /// <summary>What a value of either side is compared by; a fault is equal to nothing. Null where values are compared as they are.</summary>
    public Func<Value, Value>? Normal { get; init; }

    /// <summary>The same for one member of a set; null where members are compared as they are.</summary>
    public Func<Value, Value>? NormalMember { get; init; }

    /// <summary>Whether two values of one side are the same, as far as is compared.</summary>
    public bool AreSame(in Value left, in Value right) =>
        ValueEquality.AreEqual(left, right) || (Normal is not null && !left.IsNothing && !right.IsNothing && ValueEquality.AreEqual(Normal(left), Normal(right)));

    /// <summary>Whether two values say the same: either is what the other becomes.</summary>
    public bool Correspond(in Value hub, in Value external) =>
        !hub.IsFault && !external.IsFault
        && (AreSame(ToHub(external), hub) || (ToExternal(hub) is { Kind: not ValueKind.Undefined } said && AreSame(said, external)));

    /// <summary>The base, if it still holds under this map: the same map, or the same place and a pair that still corresponds.</summary>
    public AgreedPair? Kept(AgreedPair? entry)
    {
        if (entry is null || entry.Map == Fingerprint)
            return entry;
        // A half that equals no value corresponds to none under any map.
        var isHalf = entry.Hub.Kind == ValueKind.Undefined || entry.External.Kind == ValueKind.Undefined;
        return entry.Map.Path == Fingerprint.Path && (isHalf || Correspond(entry.Hub, entry.External)) && StillMeans?.Invoke(entry) is not false ? entry with { Map = Fingerprint } : null;
    }
}
