using System.Runtime.InteropServices;

namespace Rezolve.Json.Reading.Checking;

/// <summary>
/// The keys of an object that has many, by hash. Clearing it only starts a new generation, so that a thousand small objects after a
/// large one cost nothing extra; the hash is .NET's own, seeded by the process, so that no sender can choose keys that collide.
/// </summary>
internal sealed class KeyTable
{
    private Slot[] _slots = new Slot[16];
    private int _generation;
    private int _count;

    public void Clear()
    {
        _generation++;
        _count = 0;
    }

    /// <summary>Notes a key, given as its raw bytes between the quotes. False if the object already has it.</summary>
    public bool TryAdd(ReadOnlySpan<byte> text, int start, int length)
    {
        if (_count * 2 >= _slots.Length) Grow();
        var plain = EscapedKey.Resolve(text, start, length);
        var hash = new HashCode();
        hash.AddBytes(plain);
        var slot = new Slot(_generation, hash.ToHashCode(), start, length);
        var index = slot.Hash & (_slots.Length - 1);
        while (_slots[index].Generation == _generation)
        {
            ref var taken = ref _slots[index];
            if (taken.Hash == slot.Hash && EscapedKey.Resolve(text, taken.Start, taken.Length).SequenceEqual(plain)) return false;
            index = (index + 1) & (_slots.Length - 1);
        }
        _slots[index] = slot;
        _count++;
        return true;
    }

    private void Grow()
    {
        var old = _slots;
        _slots = new Slot[old.Length * 2];
        foreach (var slot in old)
        {
            if (slot.Generation != _generation) continue;
            var index = slot.Hash & (_slots.Length - 1);
            while (_slots[index].Generation == _generation) index = (index + 1) & (_slots.Length - 1);
            _slots[index] = slot;
        }
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Slot(int Generation, int Hash, int Start, int Length);
}
