using System.Globalization;

namespace Rezolve.Mapping.Expressions.Functions.Time;

/// <summary>.NET's patterns for dates and times, with the invariant culture, without anything taken from today or from this machine.</summary>
internal static class DatePattern
{
    private const string Standard = "oOrRsu";
    private static readonly DateTimeOffset Sample = new(2031, 7, 23, 14, 35, 46, 789, TimeSpan.Zero);

    /// <summary>What is wrong with a pattern that is written with, or null.</summary>
    public static string? CheckWriting(string pattern)
    {
        if (pattern.Length == 0 || (pattern.Length == 1 && !Standard.Contains(pattern[0])))
            return $"has to be a pattern such as yyyy-MM-dd, or one of the letters {Standard}";
        try
        {
            _ = Sample.ToString(pattern, CultureInfo.InvariantCulture);
            return null;
        }
        catch (FormatException)
        {
            return "is no .NET date pattern";
        }
    }

    /// <summary>What is wrong with a pattern that is read with, or null: it has to name year, month and day, for none of them is guessed.</summary>
    public static string? CheckReading(string pattern)
    {
        if (CheckWriting(pattern) is { } problem)
            return problem;
        return Read(Sample.ToString(pattern, CultureInfo.InvariantCulture), pattern, TimeZoneInfo.Utc) is { } read && read.Date == Sample.Date
            ? null
            : "cannot be read back: it has to name year, month and day, each once";
    }

    /// <summary>The instant a text means by a pattern; one without an offset is local time in the zone.</summary>
    public static DateTimeOffset? Read(string text, string pattern, TimeZoneInfo zone)
    {
        const DateTimeStyles styles = DateTimeStyles.AdjustToUniversal | DateTimeStyles.NoCurrentDateDefault;
        if (!DateTime.TryParseExact(text, pattern, CultureInfo.InvariantCulture, styles, out var read))
            return null;
        return read.Kind == DateTimeKind.Utc ? new DateTimeOffset(read) : Zone.ToInstant(read, zone);
    }

    /// <summary>A parameter whose constant is checked at load.</summary>
    public static Parameter Parameter(Func<string, string?> check) =>
        Functions.Parameter.Text("pattern") with { Check = pattern => check(pattern.Text) };
}
