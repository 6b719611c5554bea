using Rezolve.Mapping.RichText.Model;

namespace Rezolve.Mapping.RichText.Building;

/// <summary>Words with line ends, as a line with breaks.</summary>
internal static class TextLines
{
    /// <summary>The inlines.</summary>
    public static IReadOnlyList<Inline> Of(string text)
    {
        var inlines = new List<Inline>();
        if (text.Length == 0)
            return inlines;
        var lines = CleanText.Of(text).Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0)
                inlines.Add(new HardBreak());
            if (lines[i].Length > 0)
                inlines.Add(new TextRun(lines[i]));
        }
        return inlines;
    }
}
