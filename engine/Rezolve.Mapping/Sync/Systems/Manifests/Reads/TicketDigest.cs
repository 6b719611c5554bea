using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Programs.Layouts;
using Rezolve.Mapping.Reading.Records;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Transforms;
using Rezolve.Mapping.Transforms.Conversions;
using Rezolve.Mapping.Transforms.Reading;

namespace Rezolve.Mapping.Sync.Systems.Manifests.Reads;

/// <summary>
/// Gives 16 bytes that are equal for tickets that say the same, in every process. What only says that something changed (version,
/// <c>updatedAt</c>) does not count, and of people the key alone: a list may tell less of them than the record. Not thread-safe.
/// </summary>
internal sealed class TicketDigest : IDisposable
{
    private static readonly string NotCounted = nameof(NotCounted);
    private static readonly string KeysOnly = nameof(KeysOnly);

    private readonly Utf8Output _counted = new();
    private readonly Utf8Table<string> _special;

    /// <summary>A digest of an entity's tickets.</summary>
    public TicketDigest(EntityProgram entity) => _special = new(
        entity.Fields.Where(field => field.Type.IsReference() || field.Field.Of.IsReference()).Select(field => Special(field.Name, KeysOnly))
            .Concat([Special("version", NotCounted), Special("updatedAt", NotCounted)]));

    /// <summary>The digest of a ticket.</summary>
    /// <param name="canonical">It, as the mapper wrote it.</param>
    /// <param name="held">The fields that could not be read.</param>
    /// <param name="fate">Whether it was deleted or merged; null where the connector tells nothing of that.</param>
    public UInt128 Of(ReadOnlySpan<byte> canonical, IReadOnlyList<HeldField> held, RecordFate? fate)
    {
        _counted.Length = 0;
        var reader = new Utf8JsonReader(canonical);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            Count(ref reader, canonical);
        foreach (var one in held)
        {
            _counted.AddText(one.Field);
            _counted.AddText(one.Reason);
        }
        if (fate?.IsDeleted == true)
            _counted.Add("deleted"u8);
        if (fate?.MergedInto is { } merged)
            _counted.AddText(merged);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(_counted.Written.Span, hash);
        return BinaryPrimitives.ReadUInt128BigEndian(hash);
    }

    /// <inheritdoc/>
    public void Dispose() => _counted.Dispose();

    private void Count(ref Utf8JsonReader reader, ReadOnlySpan<byte> canonical)
    {
        var name = reader.ValueSpan;
        var special = _special.Find(name);
        reader.Read();
        if (ReferenceEquals(special, NotCounted))
        {
            reader.Skip();
            return;
        }
        _counted.Add(name);
        _counted.Add((byte)':');
        if (ReferenceEquals(special, KeysOnly))
        {
            CountKeys(ref reader, canonical);
            return;
        }
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        _counted.Add(canonical[start..(int)reader.BytesConsumed]);
    }

    // One reference or a list of them. One that has no key counts as a whole.
    private void CountKeys(ref Utf8JsonReader reader, ReadOnlySpan<byte> canonical)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            CountKey(ref reader, canonical);
            return;
        }
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            CountKey(ref reader, canonical);
    }

    private void CountKey(ref Utf8JsonReader reader, ReadOnlySpan<byte> canonical)
    {
        var (start, depth, key) = ((int)reader.TokenStartIndex, reader.CurrentDepth, (Start: 0, Length: 0));
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.CurrentDepth > depth)
            {
                if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth != depth + 1 || !reader.ValueTextEquals(ReferenceMembers.Key))
                    continue;
                reader.Read();
                key = ((int)reader.TokenStartIndex, (int)(reader.BytesConsumed - reader.TokenStartIndex));
            }
        }
        _counted.Add(key.Length > 0 ? canonical.Slice(key.Start, key.Length) : canonical[start..(int)reader.BytesConsumed]);
        _counted.Add((byte)',');
    }

    private static KeyValuePair<byte[], string> Special(string name, string what) => new(Encoding.UTF8.GetBytes(name), what);
}
