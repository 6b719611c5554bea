using System.Globalization;
using System.Text;

namespace Rezolve.Json.Paths.Parsing;

/// <summary>Reads a text in single or double quotes and unescapes it.</summary>
internal sealed class QuoteReader(PathCursor cursor)
{
    private const int HexDigits = 4;

    public string? Read()
    {
        var open = cursor.Position;
        var quote = cursor.Next;
        cursor.Position++;
        var text = new StringBuilder();
        while (!cursor.AtEnd && cursor.Next != quote)
        {
            if (cursor.Next < ' ')
            {
                return cursor.Fail<string>(cursor.Position, $"The control character {cursor.Seen()} stands in a text. Write it as an escape, as in \\n or \\u0000.");
            }

            if (cursor.Next != '\\')
            {
                text.Append(cursor.Next);
                cursor.Position++;
            }
            else if (!TryReadEscape(quote, text))
            {
                return null;
            }
        }

        return cursor.TryTake(quote) ? text.ToString() : cursor.Fail<string>(open, $"The text that begins here has no closing quote. Add {quote} after it.");
    }

    private bool TryReadEscape(char quote, StringBuilder text)
    {
        var start = cursor.Position++;
        var escape = cursor.Next;
        if (escape == 'u')
        {
            return TryReadUnicode(start, text);
        }

        var plain = escape switch
        {
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            '/' or '\\' => escape,
            _ when escape == quote => escape,
            _ => '\0',
        };
        if (plain == '\0')
        {
            cursor.Fail<object>(start, $"'\\' before {cursor.Seen()} is not an escape here. Write one of \\b \\f \\n \\r \\t \\/ \\\\ \\{quote} \\uXXXX.");
            return false;
        }

        text.Append(plain);
        cursor.Position++;
        return true;
    }

    private bool TryReadUnicode(int start, StringBuilder text)
    {
        if (!TryReadHex(out var unit))
        {
            return FailUnicode(start, "'\\u' needs four hexadecimal digits after it. Write for example \\u263A.");
        }

        if (!char.IsSurrogate(unit))
        {
            text.Append(unit);
            return true;
        }

        if (char.IsHighSurrogate(unit) && cursor.Next == '\\' && cursor.After == 'u')
        {
            cursor.Position++;
            if (TryReadHex(out var low) && char.IsLowSurrogate(low))
            {
                text.Append(unit).Append(low);
                return true;
            }
        }

        return FailUnicode(start, "The escape is half of a surrogate pair. Write both halves, as in \\uD83D\\uDE00.");
    }

    private bool TryReadHex(out char unit)
    {
        cursor.Position++;
        unit = '\0';
        if (cursor.Position + HexDigits > cursor.Text.Length
            || !ushort.TryParse(cursor.Text.AsSpan(cursor.Position, HexDigits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
        {
            return false;
        }

        unit = (char)value;
        cursor.Position += HexDigits;
        return true;
    }

    private bool FailUnicode(int start, string message)
    {
        cursor.Fail<object>(start, message);
        return false;
    }
}
