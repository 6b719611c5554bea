using System.Buffers.Binary;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Reading.Children;

/// <summary>
/// The marks of many parents: which of their children have been read as they are. What is not known is read once more, never passed over;
/// so the marks of parents that nobody has asked for longest may be forgotten when there are too many.
/// </summary>
/// <param name="most">How many children are remembered, of all parents together; eight bytes each.</param>
internal sealed class ParentMarks(int most)
{
    private const int Bytes = sizeof(ulong);
    private readonly Lock _gate = new();
    private readonly OrderedDictionary<(string Entity, string Key), ulong[]> _marks = [];
    private long _count;

    /// <summary>How many children are remembered.</summary>
    public long Count
    {
        get
        {
            lock (_gate)
                return _count;
        }
    }

    /// <summary>The fingerprints of a parent's children; empty where nothing is known of them.</summary>
    public IReadOnlySet<ulong> Of(string entity, string key)
    {
        lock (_gate)
        {
            if (!_marks.Remove((entity, key), out var seen))
                return new HashSet<ulong>();
            _marks.Add((entity, key), seen);
            return seen.ToHashSet();
        }
    }

    /// <summary>Takes a parent's mark, when the effects of its children's pages are durable.</summary>
    public void Take(ParentMark mark)
    {
        lock (_gate)
        {
            Forget((mark.Entity, mark.Key));
            if (mark.Seen.Count == 0 || mark.Seen.Count > most)
                return;
            _marks.Add((mark.Entity, mark.Key), [.. mark.Seen]);
            _count += mark.Seen.Count;
            while (_count > most)
                Forget(_marks.GetAt(0).Key);
        }
    }

    /// <summary>The marks as JSON, those asked for longest ago first: <c>[{ "entity", "key", "seen" }]</c>, each fingerprint eight bytes of base64.</summary>
    public Value ToValue()
    {
        lock (_gate)
        {
            return Value.Of([.. _marks.Select(mark => Value.Of(new ValueObject(3)
            {
                ["entity"] = Value.Of(mark.Key.Entity),
                ["key"] = Value.Of(mark.Key.Key),
                ["seen"] = Value.Of(Text(mark.Value)),
            }))]);
        }
    }

    /// <summary>The marks of that JSON; what is none of them is left out, and so read once more.</summary>
    /// <param name="stored">The JSON.</param>
    /// <param name="most">How many children are remembered.</param>
    public static ParentMarks Of(in Value stored, int most)
    {
        var marks = new ParentMarks(most);
        foreach (var mark in stored.Kind == ValueKind.List ? stored.List : [])
        {
            if (mark["entity"].Kind == ValueKind.Text && mark["key"].Kind == ValueKind.Text && Fingerprints(mark["seen"]) is { } seen)
                marks.Take(new ParentMark(mark["entity"].Text, mark["key"].Text, seen));
        }
        return marks;
    }

    private void Forget((string Entity, string Key) parent)
    {
        if (_marks.Remove(parent, out var seen))
            _count -= seen.Length;
    }

    private static string Text(ulong[] seen)
    {
        var bytes = new byte[seen.Length * Bytes];
        for (var i = 0; i < seen.Length; i++)
            BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(i * Bytes), seen[i]);
        return Convert.ToBase64String(bytes);
    }

    private static ulong[]? Fingerprints(in Value text)
    {
        if (text.Kind != ValueKind.Text)
            return null;
        var bytes = new byte[text.Text.Length];
        if (!Convert.TryFromBase64String(text.Text, bytes, out var length) || length % Bytes != 0)
            return null;
        return [.. Enumerable.Range(0, length / Bytes).Select(at => BinaryPrimitives.ReadUInt64BigEndian(bytes.AsSpan(at * Bytes)))];
    }
}
