using System.Globalization;

namespace Rezolve.Json.Paths.Parsing;

/// <summary>Reads integers of selectors and numbers of filters.</summary>
internal sealed class NumberReader(PathCursor cursor)
{
    /// <summary>The largest integer that every I-JSON reader holds exactly (RFC 7493 section 2.2).</summary>
    private const long LargestExact = 9_007_199_254_740_991;

    public long? ReadInteger()
    {
        var start = cursor.Position;
        var digits = ReadWhole(start);
        if (digits is null)
        {
            return null;
        }

        if (digits == "-0")
        {
            cursor.Fail<object>(start, "'-0' is not a position. Write 0.");
            return null;
        }

        if (long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && Math.Abs(value) <= LargestExact)
        {
            return value;
        }

        cursor.Fail<object>(start, $"The number is too large. Write one between -{LargestExact} and {LargestExact}.");
        return null;
    }

    /// <summary>Reads a number literal and gives its text, which is JSON also.</summary>
    public string? ReadNumber()
    {
        var start = cursor.Position;
        if (ReadWhole(start) is null)
        {
            return null;
        }

        if (cursor.TryTake('.') && cursor.TakeWhile(char.IsAsciiDigit).Length == 0)
        {
            return cursor.Fail<string>(cursor.Position, $"A digit comes after the decimal point, not {cursor.Seen()}. Add one or remove the point.");
        }

        if (cursor.Next is 'e' or 'E')
        {
            cursor.Position++;
            cursor.Position += cursor.Next is '+' or '-' ? 1 : 0;
            if (cursor.TakeWhile(char.IsAsciiDigit).Length == 0)
            {
                return cursor.Fail<string>(cursor.Position, $"A digit comes in the exponent, not {cursor.Seen()}. Write for example 1e3.");
            }
        }

        return cursor.Text[start..cursor.Position];
    }

    private string? ReadWhole(int start)
    {
        cursor.TryTake('-');
        var digits = cursor.TakeWhile(char.IsAsciiDigit);
        if (digits.Length == 0)
        {
            return cursor.Fail<string>(cursor.Position, $"A digit comes after '-', not {cursor.Seen()}. Write for example -1.");
        }

        return digits.Length > 1 && digits[0] == '0'
            ? cursor.Fail<string>(start, $"A number has no leading zero. Write {(digits.TrimStart('0') is { Length: > 0 } rest ? rest : "0")}.")
            : cursor.Text[start..cursor.Position];
    }
}
