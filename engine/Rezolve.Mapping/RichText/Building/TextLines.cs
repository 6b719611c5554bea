using Rezolve.Mapping.RichText.Model;

namespace Rezolve.Mapping.RichText.Building;

/// <summary>Words with line ends, as a line with breaks.</summary>
internal static class TextLines
{
    /// <summary>The inlines.</summary>
    public static IReadOnlyList<Inline> Of(string text)
    {
        var inlines = new List<Inline>();
        foreach (var line in CleanText.Of(text).Split('\n'))
        {
            if (inlines.Count > 0 || line.Length == 0)
                inlines.Add(new HardBreak());
            if (line.Length > 0)
                inlines.Add(new TextRun(line));
        }
        return inlines;
    }
}
