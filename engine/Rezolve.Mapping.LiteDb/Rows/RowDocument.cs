using LiteDB;
using Rezolve.Mapping.Storage;

namespace Rezolve.Mapping.LiteDb.Rows;

/// <summary>
/// A row as one document: <c>_id</c> its key, <c>v</c> its version, <c>c</c> its content, <c>x</c> a key for each index field,
/// <c>u</c> a key for each unique text. What its index fields and unique texts are is read back from these keys.
/// </summary>
internal static class RowDocument
{
    /// <summary>The most bytes of content in a row. Fact: LiteDB 5.0.20 refuses documents of about 16.6 million bytes; the rest is for keys.</summary>
    private const int ContentLimit = 15 * 1024 * 1024;

    /// <summary>The document of a row to be written; its version is yet to be set.</summary>
    /// <exception cref="ArgumentException">A key is too long, or the content is.</exception>
    public static BsonDocument Of(RowWrite write)
    {
        var (tenant, kind, id) = write.Key;
        if (write.Content.Length > ContentLimit)
        {
            throw new ArgumentException(
                $"Row {id} of {tenant}/{kind} has {write.Content.Length} bytes, and the store takes {ContentLimit} in one row. Keep large content elsewhere and store where it is.");
        }
        return new BsonDocument
        {
            ["_id"] = Key(write.Key),
            ["c"] = write.Content.ToArray(),
            ["x"] = new BsonArray(write.Index.Select(field => Checked(KeyBytes.Of(tenant, kind, field.Key, field.Value, id), $"index field {field.Key}", write.Key))),
            ["u"] = new BsonArray(write.Unique.Select(text => Unique(write.Key with { Id = text }))),
        };
    }

    /// <summary>The key of a row.</summary>
    /// <exception cref="ArgumentException">It is too long.</exception>
    public static BsonValue Key(RowKey key) => Checked(KeyBytes.Of(key.Tenant, key.Kind, key.Id), "id", key);

    /// <summary>The key of a unique text, which stands in the place of the id.</summary>
    /// <exception cref="ArgumentException">It is too long.</exception>
    public static BsonValue Unique(RowKey place) => Checked(KeyBytes.Of(place.Tenant, place.Kind, place.Id), "unique text", place);

    /// <summary>The row that a document holds.</summary>
    public static StoredRow Row(BsonDocument document) => new(Key(document), document["v"].AsInt64, document["c"].AsBinary)
    {
        Index = document["x"].AsArray.Select(one => KeyBytes.Parts(one.AsBinary)).ToDictionary(parts => parts[2], parts => parts[3], StringComparer.Ordinal),
        Unique = [.. document["u"].AsArray.Select(one => KeyBytes.Parts(one.AsBinary)[2])],
    };

    /// <summary>The key of the row that a document holds.</summary>
    public static RowKey Key(BsonDocument document)
    {
        var parts = KeyBytes.Parts(document["_id"].AsBinary);
        return new(parts[0], parts[1], parts[2]);
    }

    private static BsonValue Checked(byte[] key, string what, RowKey row) => key.Length <= KeyBytes.Limit
        ? new BsonValue(key)
        : throw new ArgumentException(
            $"The {what} of row {row.Id[..Math.Min(row.Id.Length, 60)]} of {row.Tenant}/{row.Kind} is too long: with tenant, kind and id it has {key.Length} bytes, "
            + $"and the store takes {KeyBytes.Limit}. Store a hash in its place.");
}
