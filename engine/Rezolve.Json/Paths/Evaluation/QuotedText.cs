using System.Globalization;
using System.Text;

namespace Rezolve.Json.Paths.Evaluation;

/// <summary>Writes a text in single quotes, escaped as normalized paths are (RFC 9535 section 2.7).</summary>
internal static class QuotedText
{
    public static string Write(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('\'');
        foreach (var character in text)
        {
            quoted.Append(character switch
            {
                '\'' => @"\'",
                '\\' => @"\\",
                '\b' => @"\b",
                '\t' => @"\t",
                '\n' => @"\n",
                '\f' => @"\f",
                '\r' => @"\r",
                < ' ' => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                _ => null,
            });
            if (character is >= ' ' and not ('\'' or '\\'))
            {
                quoted.Append(character);
            }
        }

        return quoted.Append('\'').ToString();
    }
}
