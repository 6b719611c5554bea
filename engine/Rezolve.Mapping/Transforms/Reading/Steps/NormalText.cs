using System.Buffers;

namespace Rezolve.Mapping.Transforms.Reading.Steps;

/// <summary>Tells, without decoding, whether the contents of a JSON string are the bytes that their normal form would be written as.</summary>
internal static class NormalText
{
    private static readonly SearchValues<byte> Plain =
        SearchValues.Create([.. Enumerable.Range(' ', 0x80 - ' ').Where(code => code != '\\').Select(code => (byte)code)]);

    /// <summary>Whether the bytes may be copied. False means only that it takes decoding to know.</summary>
    public static bool Is(ReadOnlySpan<byte> contents)
    {
        if (contents.IsEmpty)
            return true;
        if (contents[^1] == (byte)' ')
            return false;
        while (true)
        {
            var stop = contents.IndexOfAnyExcept(Plain);
            if (stop < 0)
                return true;
            contents = contents[stop..];
            if (!IsNormalPair(contents))
                return false;
            contents = contents[2..];
        }
    }

    // An escape that is written so, or a letter of U+0080 to U+02FF: below the first combining mark nothing composes.
    private static bool IsNormalPair(ReadOnlySpan<byte> rest)
    {
        if (rest.Length < 2)
            return false;
        return rest[0] == (byte)'\\'
            ? rest[1] is (byte)'"' or (byte)'\\' || (rest.Length > 2 && rest[1] is (byte)'n' or (byte)'t')
            : rest[0] is >= 0xC2 and <= 0xCB && rest[1] is >= 0x80 and <= 0xBF;
    }
}
