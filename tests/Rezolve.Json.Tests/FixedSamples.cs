using CsCheck;

namespace Rezolve.Json.Tests;

/// <summary>Draws a fixed number of samples from a fixed seed, so that every run sees the same ones.</summary>
internal static class FixedSamples
{
    public static IEnumerable<T> Draw<T>(this Gen<T> gen, int count, uint seed)
    {
        var chance = new PCG(seed, 1);
        for (var i = 0; i < count; i++) yield return gen.Generate(chance, null, out _);
    }

    /// <summary>One to four small damages to a text: a byte changed, put in, or a piece cut out, doubled or cut off.</summary>
    public static Gen<byte[]> Mutated(byte[] seed) =>
        Gen.Select(Gen.Int[0, 4], Gen.Int[0, 1_000_000], Gen.Int[0, 12], Gen.Byte).Array[1, 4]
            .Select(edits => edits.Aggregate(seed, (bytes, edit) => Edit(bytes, edit.Item1, edit.Item2, edit.Item3, edit.Item4)));

    private static byte[] Edit(byte[] bytes, int kind, int place, int length, byte value)
    {
        if (bytes.Length == 0) return [value];
        var at = place % bytes.Length;
        var end = Math.Min(bytes.Length, at + length);
        return kind switch
        {
            0 => [.. bytes[..at], value, .. bytes[(at + 1)..]],
            1 => [.. bytes[..at], (byte)"{}[]:,\"\\/0-eE.tn"[value % 16], .. bytes[at..]],
            2 => [.. bytes[..at], .. bytes[end..]],
            3 => [.. bytes[..end], .. bytes[at..]],
            _ => bytes[..at],
        };
    }
}
