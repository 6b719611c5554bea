using System.Globalization;
using System.Text;

namespace Rezolve.Mapping.Values;

/// <summary>Decodes JSON string contents that hold lone surrogate escapes, which the framework refuses: each becomes U+FFFD.</summary>
internal static class LoneSurrogates
{
    /// <summary>The text of a JSON string's raw contents, without its quotation marks.</summary>
    public static string Decode(ReadOnlySpan<char> raw)
    {
        var text = new StringBuilder(raw.Length);
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] != '\\')
                text.Append(raw[i]);
            else if (raw[++i] != 'u')
                text.Append(Unescape(raw[i]));
            else
            {
                text.Append((char)ushort.Parse(raw.Slice(i + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                i += 4;
            }
        }
        return Repair(text.ToString());
    }

    /// <summary>Where the string that begins at 0 ends: the index of its closing quotation mark.</summary>
    public static int EndOfText(ReadOnlySpan<char> raw)
    {
        var i = 1;
        while (raw[i] != '"')
            i += raw[i] == '\\' ? 2 : 1;
        return i;
    }

    /// <summary>The text with each lone surrogate replaced by U+FFFD.</summary>
    public static string Repair(string text)
    {
        var repaired = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            repaired.Append(rune.ToString());
        return repaired.ToString();
    }

    private static char Unescape(char escape) => escape switch
    {
        'b' => '\b',
        'f' => '\f',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        _ => escape,
    };
}
