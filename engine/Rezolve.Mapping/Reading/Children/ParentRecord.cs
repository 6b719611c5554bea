using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Reading.Records;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Reading.Children;

/// <summary>A parent whose children are wanted.</summary>
/// <param name="Entity">What it is.</param>
/// <param name="Key">Its key.</param>
/// <param name="Bytes">It, as JSON; empty where only the key is known. Valid as long as the page it came with.</param>
/// <param name="ReadBy">The name of the operation that gave it; null where only the key is known.</param>
internal sealed record ParentRecord(EntityProgram Entity, string Key, ReadOnlyMemory<byte> Bytes = default, string? ReadBy = null)
{
    /// <summary>A record of a parent's feed.</summary>
    /// <param name="entity">The parent.</param>
    /// <param name="record">The record.</param>
    /// <param name="feed">The operation of the feed, where its rows are the records; null where they were read by key.</param>
    public static ParentRecord Of(EntityProgram entity, ReadRecord record, string? feed) =>
        new(entity, record.Key, record.Bytes, feed ?? entity.Get?.Name);

    /// <summary>The root <c>parent</c>.</summary>
    public Value ToValue() => ParentValue.Of(Entity, Key, Bytes.IsEmpty ? Value.Undefined : ValueJson.Read(Bytes));
}
