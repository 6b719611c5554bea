using System.Text;

namespace Architecture.Tree;

/// <summary>
/// Blanks comments, texts and characters of C#, and keeps every line break, so that what is left can be searched without parsing.
/// Code inside the holes of an interpolated text is kept; raw texts are blanked whole.
/// </summary>
internal sealed class CodeOnly
{
    private readonly string _text;
    private readonly StringBuilder _kept;
    private int _at;

    private CodeOnly(string text)
    {
        _text = text;
        _kept = new StringBuilder(text.Length);
    }

    /// <summary>The code of a file.</summary>
    public static string Of(string text)
    {
        var reader = new CodeOnly(text);
        reader.Code(inHole: false);
        return reader._kept.ToString();
    }

    private bool At(string start) => string.CompareOrdinal(_text, _at, start, 0, start.Length) == 0;

    private void Blank(int count)
    {
        for (var end = Math.Min(_text.Length, _at + count); _at < end; _at++)
            _kept.Append(_text[_at] == '\n' ? '\n' : ' ');
    }

    private void BlankTo(string end, int from)
    {
        var found = _text.IndexOf(end, Math.Min(_text.Length, _at + from), StringComparison.Ordinal);
        Blank((found < 0 ? _text.Length : found + end.Length) - _at);
    }

    private void Code(bool inHole)
    {
        var depth = 0;
        while (_at < _text.Length)
        {
            if (inHole && depth == 0 && _text[_at] == '}')
                return;
            if (At("//"))
                BlankTo("\n", 2);
            else if (At("/*"))
                BlankTo("*/", 2);
            else if (_text[_at] == '\'')
                Character();
            else if (TextStart() is { } quote)
                Text(quote);
            else
                depth += Keep() switch { '{' => 1, '}' => -1, _ => 0 };
        }
    }

    private char Keep()
    {
        _kept.Append(_text[_at]);
        return _text[_at++];
    }

    private void Character() => BlankTo("'", At("'\\") ? 3 : 1);

    // The place of the first quote of a text that begins here, behind any $ and @.
    private int? TextStart()
    {
        var quote = _at;
        while (quote < _text.Length && _text[quote] is '$' or '@')
            quote++;
        return quote < _text.Length && _text[quote] == '"' ? quote : null;
    }

    private void Text(int quote)
    {
        var prefix = _text[_at..quote];
        var quotes = _text.AsSpan(quote).IndexOfAnyExcept('"') is var run and >= 0 ? run : _text.Length - quote;
        Blank(prefix.Length);
        if (quotes >= 3)
        {
            BlankTo(new string('"', quotes), quotes);
            return;
        }
        Blank(1);
        Quoted(isVerbatim: prefix.Contains('@'), hasHoles: prefix.Contains('$'));
    }

    private void Quoted(bool isVerbatim, bool hasHoles)
    {
        while (_at < _text.Length)
        {
            if (isVerbatim ? At("\"\"") : At("\\"))
                Blank(2);
            else if (_text[_at] == '"')
                break;
            else if (hasHoles && (At("{{") || At("}}")))
                Blank(2);
            else if (hasHoles && _text[_at] == '{')
                Hole();
            else
                Blank(1);
        }
        Blank(1);
    }

    private void Hole()
    {
        Blank(1);
        Code(inHole: true);
        Blank(1);
    }
}
