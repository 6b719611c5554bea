using Rezolve.Mapping.RichText.Model;

namespace Rezolve.Mapping.RichText.Normal;

/// <summary>Cuts a line where formats disagree whether it is one: at pictures, which stand alone, and at blank lines.</summary>
internal static class LineSplit
{
    /// <summary>The blocks of a line.</summary>
    /// <param name="inlines">The line in normal form.</param>
    /// <param name="made">Makes the block of a part; pictures become paragraphs.</param>
    public static IEnumerable<Block> Of(IReadOnlyList<Inline> inlines, Func<IReadOnlyList<Inline>, Block> made)
    {
        var part = new List<Inline>();
        for (var i = 0; i < inlines.Count; i++)
        {
            var isPicture = inlines[i] is Image;
            if (!isPicture && !(inlines[i] is HardBreak && i + 1 < inlines.Count && inlines[i + 1] is HardBreak))
            {
                part.Add(inlines[i]);
                continue;
            }
            if (InlineNormal.Of(part) is { Count: > 0 } before)
                yield return made(before);
            part.Clear();
            if (isPicture)
                yield return new Paragraph([inlines[i]]);
        }
        if (InlineNormal.Of(part) is { Count: > 0 } rest)
            yield return made(rest);
    }
}
