using System.Text.RegularExpressions;
using System.Xml;

namespace Rezolve.Mapping.Manifests.Checking;

/// <summary>ISO 8601 durations of fixed length.</summary>
internal static partial class DurationText
{
    /// <summary>Reads a duration of days, hours, minutes and seconds; months and years have no fixed length and are refused.</summary>
    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = default;
        if (text.Length > 40 || !Form().IsMatch(text))
            return false;
        try
        {
            duration = XmlConvert.ToTimeSpan(text);
            return true;
        }
        catch (Exception problem) when (problem is FormatException or OverflowException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"^P(?=\d|T\d)(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$")]
    private static partial Regex Form();
}
