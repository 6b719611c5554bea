using Rezolve.Mapping.RichText.Model;

namespace Rezolve.Mapping.RichText.Building;

/// <summary>
/// Blanks as HTML shows them: any run of ASCII white space is one blank, and none stands at the ends of a line. The blank between two pieces looks
/// as what both have in common, so that it does not matter on which side of a tag it was written; between two pieces of code it is no code.
/// </summary>
internal sealed class Spacing
{
    private readonly List<Inline> _done = [];
    private bool _isAtStart = true;
    private bool _isBlankDue;
    private Style _last;
    private Inline? _from;

    /// <summary>The inlines with their blanks in that form, and equal neighbours joined.</summary>
    public static IReadOnlyList<Inline> Collapse(IEnumerable<Inline> inlines)
    {
        var spacing = new Spacing();
        foreach (var inline in InlineJoin.Of(inlines))
            spacing.Add(inline);
        return InlineJoin.Of(spacing._done);
    }

    /// <summary>Whether a character is a blank that HTML collapses.</summary>
    public static bool IsBlank(char c) => c is ' ' or '\t' or '\n' or '\r' or '\f';

    private void Add(Inline inline)
    {
        switch (inline)
        {
            case TextRun run:
                AddWords(run);
                break;
            case HardBreak:
                _done.Add(new HardBreak());
                (_isAtStart, _isBlankDue) = (true, false);
                break;
            default:
                Put(inline, inline);
                break;
        }
    }

    private void AddWords(TextRun run)
    {
        var at = 0;
        while (at < run.Text.Length)
        {
            var start = at;
            var isBlank = IsBlank(run.Text[at]);
            while (at < run.Text.Length && IsBlank(run.Text[at]) == isBlank)
                at++;
            if (isBlank)
                _isBlankDue = !_isAtStart;
            else
                Put(run with { Text = run.Text[start..at] }, run);
        }
    }

    private void Put(Inline inline, Inline from)
    {
        if (_isBlankDue)
            _done.Add(new TextRun(" ") { Style = ReferenceEquals(from, _from) ? inline.Style : Between(_last, inline.Style) });
        _done.Add(inline);
        (_isAtStart, _isBlankDue, _last, _from) = (false, false, inline.Style, from);
    }

    private static Style Between(Style one, Style other)
    {
        var both = one.And(other);
        return both with { Marks = both.Marks & ~Marks.Code };
    }
}
