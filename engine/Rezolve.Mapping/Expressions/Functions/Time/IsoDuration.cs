using System.Globalization;
using System.Text.RegularExpressions;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Functions.Time;

/// <summary>A duration of ISO 8601 as it is written: calendar months apart from time, because a month has no fixed length.</summary>
/// <param name="Months">Years and months, in months.</param>
/// <param name="Rest">Weeks, days, hours, minutes and seconds; a day is 24 hours.</param>
internal readonly partial record struct IsoDuration(int Months, TimeSpan Rest)
{
    /// <summary>The parameter of <c>plus</c> and <c>minus</c>.</summary>
    public static Parameter Parameter { get; } = new("duration", ValueKinds.Text | ValueKinds.Duration)
    {
        Check = value => value.Kind == ValueKind.Text && Read(value.Text) is null
            ? "has to be an ISO 8601 duration such as PT1M, P1DT12H or P1M"
            : null,
    };

    /// <summary>The duration of a value, or null where it is none.</summary>
    public static IsoDuration? Read(in Value value) => value.Kind == ValueKind.Duration ? new(0, value.Duration) : Read(value.Text);

    /// <summary>An instant moved by this duration: first the months, on the UTC calendar, then the rest. Null where the calendar ends.</summary>
    public DateTimeOffset? AddTo(DateTimeOffset instant, int sign)
    {
        try
        {
            return instant.AddMonths(sign * Months).Add(sign * Rest);
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    private static IsoDuration? Read(string text)
    {
        var match = Form().Match(text);
        if (!match.Success || text.EndsWith('P') || text.EndsWith('T'))
            return null;
        try
        {
            var sign = match.Groups[1].Length > 0 ? -1 : 1;
            var months = checked((int)((Number(match, 2) * 12) + Number(match, 3)));
            var days = (Number(match, 4) * 7) + Number(match, 5);
            var seconds = (Number(match, 6) * 3600) + (Number(match, 7) * 60) + Number(match, 8);
            return new(sign * months, TimeSpan.FromTicks(checked((long)(((days * 86_400) + seconds) * TimeSpan.TicksPerSecond * sign))));
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static decimal Number(Match match, int group) =>
        match.Groups[group].Success
            ? decimal.Parse(match.Groups[group].Value.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture)
            : 0;

    [GeneratedRegex(@"\A(-)?P(?:([0-9]{1,9})Y)?(?:([0-9]{1,9})M)?(?:([0-9]{1,9})W)?(?:([0-9]{1,9})D)?"
        + @"(?:T(?:([0-9]{1,9})H)?(?:([0-9]{1,9})M)?(?:([0-9]{1,12}(?:[.,][0-9]{1,7})?)S)?)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
