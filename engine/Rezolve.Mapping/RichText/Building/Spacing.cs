using Rezolve.Mapping.RichText.Model;

namespace Rezolve.Mapping.RichText.Building;

/// <summary>
/// Blanks as HTML shows them: any run of ASCII white space is one blank, and none stands at the ends of a line. The blank between two pieces looks
/// as what both have in common, so that it does not matter on which side of a tag it was written.
/// </summary>
internal sealed class Spacing
{
    private readonly List<Inline> _done = [];
    private bool _isAtStart = true;
    private bool _isBlankDue;
    private Style _last;

    /// <summary>The inlines with their blanks in that form, and equal neighbours joined.</summary>
    public static IReadOnlyList<Inline> Collapse(IEnumerable<Inline> inlines)
    {
        var spacing = new Spacing();
        foreach (var inline in inlines)
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
                Put(inline);
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
                Put(run with { Text = run.Text[start..at] });
        }
    }

    private void Put(Inline inline)
    {
        if (_isBlankDue)
            _done.Add(new TextRun(" ") { Style = _last.And(inline.Style) });
        _done.Add(inline);
        (_isAtStart, _isBlankDue, _last) = (false, false, inline.Style);
    }
}
