using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Reading.Records;

/// <summary>One record that was read.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Bytes">It, as JSON; valid as long as its page.</param>
/// <param name="Headers">The header fields of its <c>get</c>; undefined where it came in a list.</param>
/// <param name="AskedKey">The key it was asked for by, where that is another: the vendor has merged that one into this.</param>
internal sealed record ReadRecord(string Key, ReadOnlyMemory<byte> Bytes, Value Headers = default, string? AskedKey = null)
{
    /// <summary>Whose child it is: { entity, key, record, params }; undefined for what has no parent.</summary>
    public Value Parent { get; init; }

    /// <summary>The row that the record stands on, as JSON; empty where the record is the row.</summary>
    public ReadOnlyMemory<byte> Outer { get; init; }

    /// <summary>Where it stands in its feed, as the cursor compares; undefined where there is no cursor, a fault where it tells none.</summary>
    public Value Position { get; init; }
}

/// <summary>A row or record that could not be read, with its reason: to be kept and shown, never dropped.</summary>
/// <param name="Key">Its key; null where it tells none.</param>
/// <param name="Bytes">It, as JSON; empty where there is none.</param>
/// <param name="Reason">What is wrong with it.</param>
internal sealed record FaultyRecord(string? Key, ReadOnlyMemory<byte> Bytes, string Reason);
