using System.Buffers.Binary;
using System.Security.Cryptography;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Systems.Manifests.Conversations;

/// <summary>How far a feed of comments or files was read, and which of the rows that it may give again were.</summary>
/// <param name="Cursor">The cursor's mark; null before the first, and where none is kept.</param>
/// <param name="Seen">The fingerprints of rows, the oldest first.</param>
internal sealed record PartMark(CursorMark? Cursor, IReadOnlyList<ulong> Seen)
{
    // What is more is told anew, which costs a reading of its ticket and changes nothing.
    private const int Most = 2048;

    private const string SeenMember = "seen";

    /// <summary>Before the first.</summary>
    public static PartMark None { get; } = new(null, []);

    /// <summary>A row, as one of a few digits.</summary>
    public static ulong Fingerprint(ReadOnlySpan<byte> row)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(row, hash);
        return BinaryPrimitives.ReadUInt64BigEndian(hash);
    }

    /// <summary>The same after more rows.</summary>
    /// <param name="cursor">The cursor's mark.</param>
    /// <param name="rows">The fingerprints of rows that need not be told again.</param>
    public PartMark After(CursorMark? cursor, IReadOnlyList<ulong> rows)
    {
        var known = Seen.ToHashSet();
        var fresh = rows.Where(known.Add).ToList();
        return fresh.Count == 0 ? this with { Cursor = cursor } : new PartMark(cursor, [.. Seen.Concat(fresh).Skip(Math.Max(0, Seen.Count + fresh.Count - Most))]);
    }

    /// <summary>The mark as JSON: that of the cursor, with the rows in it as base64, eight bytes each.</summary>
    public Value ToValue()
    {
        var members = new ValueObject();
        if (Cursor is not null)
        {
            foreach (var (name, value) in Cursor.ToValue().Object)
                members[name] = value;
        }
        if (Seen.Count > 0)
            members[SeenMember] = Value.Of(Text());
        return Value.Of(members);
    }

    /// <summary>The mark of that JSON; what is none of it is left out, and so told once more.</summary>
    public static PartMark Of(in Value stored) => new(CursorMark.Of(stored), Rows(stored[SeenMember]));

    private string Text()
    {
        var bytes = new byte[Seen.Count * sizeof(ulong)];
        for (var at = 0; at < Seen.Count; at++)
            BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(at * sizeof(ulong)), Seen[at]);
        return Convert.ToBase64String(bytes);
    }

    private static IReadOnlyList<ulong> Rows(in Value text)
    {
        if (text.Kind != ValueKind.Text)
            return [];
        var bytes = new byte[text.Text.Length];
        return !Convert.TryFromBase64String(text.Text, bytes, out var length) || length % sizeof(ulong) != 0 ? []
            : [.. Enumerable.Range(0, length / sizeof(ulong)).Select(at => BinaryPrimitives.ReadUInt64BigEndian(bytes.AsSpan(at * sizeof(ulong))))];
    }
}
