using System.Text;

namespace Rezolve.Mapping.Values.Normalization;

/// <summary>
/// Unicode's normal form C by the facts that are shipped, so that every machine gives the same whatever its libraries know.
/// A lone surrogate stays as it is. Time grows with the length of the text, whatever the text.
/// </summary>
internal static class NormalForm
{
    // Below the first combining mark nothing changes and nothing composes.
    private const char FirstMark = '\u0300';

    /// <summary>The text in normal form C: the same object where nothing changes.</summary>
    public static string Of(string text)
    {
        if (IsSurely(text))
            return text;
        var points = Decomposition.Of(text);
        Composition.Run(points);
        return ToText(points, text);
    }

    /// <summary>
    /// Whether a text is known to be in normal form at a glance, without allocation. False means only that it takes the whole work to know.
    /// </summary>
    public static bool IsSurely(ReadOnlySpan<char> text)
    {
        if (Ascii.IsValid(text))
            return true;
        var last = 0;
        for (var at = 0; at < text.Length;)
        {
            if (text[at] < FirstMark)
            {
                (last, at) = (0, at + 1);
                continue;
            }
            var trait = NormalFacts.Shipped.TraitOf(CodePoints.At(text, ref at));
            var order = NormalFacts.ClassOf(trait);
            if (NormalFacts.MayChange(trait) || (order != 0 && order < last))
                return false;
            last = order;
        }
        return true;
    }

    private static string ToText(List<int> points, string before)
    {
        var text = new StringBuilder(before.Length);
        foreach (var point in points)
        {
            if (point > char.MaxValue)
                text.Append(char.ConvertFromUtf32(point));
            else
                text.Append((char)point);
        }
        return text.Equals(before) ? before : text.ToString();
    }
}
