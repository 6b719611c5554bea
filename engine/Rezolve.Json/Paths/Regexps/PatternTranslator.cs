using System.Text;

namespace Rezolve.Json.Paths.Regexps;

/// <summary>Reads the grammar of RFC 9485 and writes the platform's dialect.</summary>
/// <param name="pattern">The pattern.</param>
/// <param name="captures">Whether what a group matched is remembered.</param>
internal sealed class PatternTranslator(string pattern, bool captures = false)
{
    /// <summary>Any code point but the line ends, as UTF-16.</summary>
    private const string AnyCodePoint = @"(?:[^\n\r\uD800-\uDFFF]|[\uD800-\uDBFF][\uDC00-\uDFFF])";

    /// <summary>What a pattern may grow to, in UTF-16 code units; one category can take thousands.</summary>
    private const int LongestTranslation = 40_000;

    private readonly PatternCursor _cursor = new(pattern);
    private readonly StringBuilder _output = new(pattern.Length + 16);

    /// <summary>The pattern in the platform's dialect, or null and why there is none.</summary>
    public string? Translate(out string? fault)
    {
        var translated = TryTranslate();
        fault = _cursor.Fault;
        return translated ? _output.ToString() : null;
    }

    private bool TryTranslate()
    {
        if (pattern.Length > IRegexp.LongestPattern)
        {
            return _cursor.Fail(0, $"The pattern is longer than {IRegexp.LongestPattern} characters. Write a shorter one.");
        }

        var lone = Parsing.NameText.LoneSurrogate(pattern);
        if (lone >= 0)
        {
            return _cursor.Fail(lone, "Half of a surrogate pair stands here. Write the whole character.");
        }

        var open = new Stack<int>();
        while (!_cursor.AtEnd)
        {
            if (!TryPiece(open))
            {
                return false;
            }

            if (_output.Length > LongestTranslation)
            {
                return _cursor.Fail(_cursor.Position, "The pattern names too many categories up to here. Write fewer of them.");
            }
        }

        return open.Count == 0 || _cursor.Fail(open.Peek(), "The group opened here is not closed. Add ')'.");
    }

    private bool TryPiece(Stack<int> open)
    {
        switch (_cursor.Next)
        {
            case '(':
                return TryOpen(open);
            case '|':
                _output.Append('|');
                _cursor.Position++;
                return true;
            case ')':
                return TryClose(open) && TryQuantifier();
            default:
                return TryAtom() && TryQuantifier();
        }
    }

    private bool TryOpen(Stack<int> open)
    {
        if (_cursor.After == '?')
        {
            return _cursor.Fail(_cursor.Position, "'(?' is not part of I-Regexp: it has no look-around, names or options. Write a plain group.");
        }

        if (open.Count == IRegexp.DeepestGroup)
        {
            return _cursor.Fail(_cursor.Position, $"Groups stand more than {IRegexp.DeepestGroup} deep here. Write the pattern with fewer levels.");
        }

        open.Push(_cursor.Position++);
        _output.Append(captures ? "(" : "(?:");
        return true;
    }

    private bool TryClose(Stack<int> open)
    {
        if (!open.TryPop(out _))
        {
            return _cursor.Fail(_cursor.Position, @"No group is open here. Remove ')' or write '\)'.");
        }

        _output.Append(')');
        _cursor.Position++;
        return true;
    }

    private bool TryAtom()
    {
        switch (_cursor.Next)
        {
            case '.':
                _output.Append(AnyCodePoint);
                break;
            case '^':
                _output.Append(@"(?:\A)");
                break;
            case '$':
                _output.Append(@"(?:\z)");
                break;
            case '[':
                return new ClassTranslator(_cursor, _output).TryTranslate();
            case '\\':
                return TryEscape();
            case '*' or '+' or '?' or '{':
                return _cursor.Fail(_cursor.Position, $"Nothing stands before '{_cursor.Next}' to repeat. Write '\\{_cursor.Next}' for the character.");
            case ']' or '}':
                return _cursor.Fail(_cursor.Position, $"'{_cursor.Next}' closes nothing. Write '\\{_cursor.Next}' for the character.");
            default:
                PatternText.AppendLiteral(_output, _cursor.TakeCodePoint());
                return true;
        }

        _cursor.Position++;
        return true;
    }

    private bool TryEscape()
    {
        if (_cursor.After is 'p' or 'P')
        {
            var set = new CodePointSet();
            if (!EscapeReader.TryCategory(_cursor, set))
            {
                return false;
            }

            set.AppendTo(_output, negated: false);
            return true;
        }

        if (!EscapeReader.TryCharacter(_cursor, out var codePoint))
        {
            return false;
        }

        PatternText.AppendLiteral(_output, codePoint);
        return true;
    }

    private bool TryQuantifier() => new QuantifierTranslator(_cursor, _output).TryTranslate();
}
