using System.Runtime.CompilerServices;

namespace Rezolve.Mapping.Programs.Layouts;

/// <summary>Finds a thing by its UTF-8 name without decoding: one multiplication, mostly one comparison.</summary>
/// <typeparam name="T">What is named.</typeparam>
internal sealed class Utf8Table<T>
    where T : class
{
    private const int Seeds = 64;

    private readonly Entry[] _entries;
    private readonly int _shift;
    private readonly ulong _seed;

    private struct Entry
    {
        public Utf8Key Key;
        public byte[]? Text;
        public T? Value;
    }

    /// <summary>Makes a table; of several things with one name the first counts.</summary>
    public Utf8Table(IEnumerable<KeyValuePair<byte[], T>> items)
    {
        var list = items.ToList();
        Count = list.Count;
        var bits = 2;
        while (1 << bits < list.Count * 2)
            bits++;
        _shift = 64 - bits;
        var fewest = int.MaxValue;
        _entries = [];
        for (var i = 1; i <= Seeds && fewest > 0; i++)
        {
            var seed = unchecked(0xD6E8FEB86659FD93UL * (ulong)((2 * i) + 1)) | 1;
            var entries = Place(list, seed, bits, out var collisions);
            if (collisions < fewest)
                (_entries, _seed, fewest) = (entries, seed, collisions);
        }
    }

    /// <summary>How many names there are.</summary>
    public int Count { get; }

    /// <summary>What is named, in no order.</summary>
    public IEnumerable<T> Values => from entry in _entries where entry.Value is not null select entry.Value;

    /// <summary>The thing of that name, or null.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T? Find(ReadOnlySpan<byte> name)
    {
        var key = Utf8Key.Of(name);
        var entries = _entries;
        var at = (int)(key.Mix(_seed) >> _shift);
        while ((uint)at < (uint)entries.Length)
        {
            ref var entry = ref entries[at];
            if (entry.Value is null)
                return null;
            if (entry.Key == key && (name.Length <= 16 || name.SequenceEqual(entry.Text)))
                return entry.Value;
            at = (at + 1) & (entries.Length - 1);
        }
        return null;
    }

    private static Entry[] Place(List<KeyValuePair<byte[], T>> items, ulong seed, int bits, out int collisions)
    {
        var entries = new Entry[1 << bits];
        collisions = 0;
        foreach (var (text, value) in items)
        {
            var key = Utf8Key.Of(text);
            var at = (int)(key.Mix(seed) >> (64 - bits));
            while (entries[at].Value is not null && !entries[at].Text.AsSpan().SequenceEqual(text))
            {
                collisions++;
                at = (at + 1) & (entries.Length - 1);
            }
            if (entries[at].Value is null)
                entries[at] = new Entry { Key = key, Text = text, Value = value };
        }
        return entries;
    }
}
