using System.Globalization;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Functions.Time;

/// <summary><c>formatInstant(i, pattern, zone?)</c>.</summary>
internal static class FormatInstant
{
    public static Function Kind { get; } = new()
    {
        Name = "formatInstant",
        Parameters = [new("i", ValueKinds.Instant), DatePattern.Parameter(DatePattern.CheckWriting), Zone.Parameter],
        Result = ValueKinds.Text,
        GivesQuoted = true,
        Summary = "An instant as text, by a .NET pattern with English names, as the clocks of a zone show it (IANA name; UTC unless named).",
        Examples =
        [
            new("formatInstant(now, 'yyyy-MM-dd HH:mm:ss')", "\"2026-05-01 10:00:00\""),
            new("formatInstant(now, 'dd MMM yyyy HH:mm zzz', 'Europe/Berlin')", "\"01 May 2026 12:00 +02:00\""),
            new("formatInstant(null, 'yyyy')", "undefined"),
            new("formatInstant(now, 'yyyy', 'Mars/Base')", "error: time zone"),
            new("formatInstant('2026-05-01', 'yyyy')", "error: an instant"),
        ],
        Code = Run,
    };

    private static Value Run(ReadOnlySpan<Value> arguments)
    {
        var pattern = arguments[1].Text;
        if (Zone.Find(arguments[2].Text) is not { } zone)
            return Zone.Unknown(arguments[2]);
        return DatePattern.CheckWriting(pattern) is { } problem
            ? Value.Fault($"'pattern' {problem}")
            : TextLimit.Of(TimeZoneInfo.ConvertTime(arguments[0].Instant, zone).ToString(pattern, CultureInfo.InvariantCulture));
    }
}
