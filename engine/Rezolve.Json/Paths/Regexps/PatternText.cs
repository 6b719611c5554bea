using System.Globalization;
using System.Text;

namespace Rezolve.Json.Paths.Regexps;

/// <summary>Writes characters so that the platform's dialect can see nothing special in them.</summary>
internal static class PatternText
{
    /// <summary>Appends a code point as one atom, a surrogate pair in a group.</summary>
    public static void AppendLiteral(StringBuilder output, int codePoint)
    {
        if (codePoint <= char.MaxValue)
        {
            AppendUnit(output, codePoint);
            return;
        }

        var pair = char.ConvertFromUtf32(codePoint);
        output.Append("(?:");
        AppendUnit(output, pair[0]);
        AppendUnit(output, pair[1]);
        output.Append(')');
    }

    public static void AppendUnit(StringBuilder output, int unit)
    {
        if (unit <= char.MaxValue && char.IsAsciiLetterOrDigit((char)unit))
        {
            output.Append((char)unit);
        }
        else
        {
            output.Append(CultureInfo.InvariantCulture, $"\\u{unit:X4}");
        }
    }

    public static void AppendUnits(StringBuilder output, int first, int last)
    {
        AppendUnit(output, first);
        if (last > first)
        {
            output.Append('-');
            AppendUnit(output, last);
        }
    }
}
