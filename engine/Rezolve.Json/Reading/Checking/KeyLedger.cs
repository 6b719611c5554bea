using System.Buffers.Binary;

namespace Rezolve.Json.Reading.Checking;

/// <summary>
/// The keys of the object being read, as places in the text. One ledger serves all objects of a depth in turn. The first few keys,
/// which is all that most objects have, are compared one by one, by their first bytes; only then are they hashed.
/// </summary>
internal sealed class KeyLedger
{
    private const int Few = 24;

    private readonly ulong[] _prints = new ulong[Few];
    private readonly (int Start, int Length)[] _places = new (int, int)[Few];
    private KeyTable? _table;
    private int _count;
    private bool _isTabled;

    public void Clear()
    {
        _count = 0;
        _isTabled = false;
    }

    /// <summary>Notes a key, given as its raw bytes between the quotes. False if the object already has it.</summary>
    public bool TryAdd(ReadOnlySpan<byte> text, int start, int length)
    {
        if (_isTabled) return _table!.TryAdd(text, start, length);
        var key = EscapedKey.Resolve(text, start, length);
        var print = Print(key);
        for (var i = 0; i < _count; i++)
        {
            if (_prints[i] == print && EscapedKey.Resolve(text, _places[i].Start, _places[i].Length).SequenceEqual(key)) return false;
        }
        if (_count == Few) return MoveToTable(text).TryAdd(text, start, length);
        _prints[_count] = print;
        _places[_count++] = (start, length);
        return true;
    }

    private KeyTable MoveToTable(ReadOnlySpan<byte> text)
    {
        _isTabled = true;
        _table ??= new KeyTable();
        _table.Clear();
        foreach (var (start, length) in _places) _table.TryAdd(text, start, length);
        return _table;
    }

    // The length, the first bytes and the last ones: rarely alike in keys that differ.
    private static ulong Print(ReadOnlySpan<byte> key)
    {
        if (key.Length >= sizeof(ulong))
        {
            var first = BinaryPrimitives.ReadUInt64LittleEndian(key);
            return first ^ ulong.RotateLeft(BinaryPrimitives.ReadUInt64LittleEndian(key[^sizeof(ulong)..]), 29) ^ (ulong)key.Length;
        }
        var print = (ulong)key.Length;
        foreach (var unit in key) print = (print << 8) | unit;
        return print;
    }
}
