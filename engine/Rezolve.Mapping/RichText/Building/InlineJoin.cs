using System.Text;
using Rezolve.Mapping.RichText.Model;

namespace Rezolve.Mapping.RichText.Building;

/// <summary>Joins words that stand beside each other and look the same.</summary>
internal static class InlineJoin
{
    /// <summary>The same line in as few pieces as can be.</summary>
    public static IReadOnlyList<Inline> Of(IEnumerable<Inline> inlines)
    {
        var joined = new List<Inline>();
        var words = new StringBuilder();
        var style = default(Style);
        foreach (var inline in inlines)
        {
            if (inline is TextRun run && (words.Length == 0 || run.Style == style))
            {
                words.Append(run.Text);
                style = run.Style;
                continue;
            }
            Flush();
            if (inline is TextRun other)
            {
                words.Append(other.Text);
                style = other.Style;
            }
            else
            {
                joined.Add(inline);
            }
        }
        Flush();
        return joined;

        void Flush()
        {
            if (words.Length > 0)
                joined.Add(new TextRun(words.ToString()) { Style = style });
            words.Clear();
        }
    }
}
