namespace Rezolve.Mapping.Values.Normalization;

/// <summary>Steps through the code points of a text; a lone surrogate counts as one.</summary>
internal static class CodePoints
{
    /// <summary>The code point at an index, which is moved behind it.</summary>
    public static int At(ReadOnlySpan<char> text, ref int at)
    {
        var first = text[at++];
        return char.IsHighSurrogate(first) && at < text.Length && char.IsLowSurrogate(text[at]) ? char.ConvertToUtf32(first, text[at++]) : first;
    }
}
