using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Rezolve.Mapping.Programs.Layouts;

/// <summary>A few machine words that nearly name a text: equal texts have equal keys; texts of at most 16 bytes only then.</summary>
internal readonly record struct Utf8Key(ulong Head, ulong Tail, int Length)
{
    /// <summary>The key of a text.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Utf8Key Of(ReadOnlySpan<byte> text)
    {
        ref var start = ref MemoryMarshal.GetReference(text);
        var length = text.Length;
        if (length >= 8)
        {
            return new Utf8Key(
                Unsafe.ReadUnaligned<ulong>(ref start), Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref start, length - 8)), length);
        }
        if (length >= 4)
        {
            ulong high = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref start, length - 4));
            return new Utf8Key(Unsafe.ReadUnaligned<uint>(ref start) | (high << 32), 0, length);
        }
        return new Utf8Key(length == 0 ? 0 : (ulong)(start | (Unsafe.Add(ref start, length >> 1) << 8) | (Unsafe.Add(ref start, length - 1) << 16)), 0, length);
    }

    /// <summary>A well mixed number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Mix(ulong seed) => (Head ^ (Tail * 0x9E3779B97F4A7C15UL) ^ ((ulong)Length << 57)) * seed;
}
