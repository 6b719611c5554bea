using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Functions.Time;

/// <summary><c>date(i, zone?)</c>.</summary>
internal static class ToDate
{
    public static Function Kind { get; } = new()
    {
        Name = "date",
        Parameters = [new("i", ValueKinds.Instant | ValueKinds.Date), Zone.Parameter],
        Result = ValueKinds.Date,
        Summary = "The calendar date of an instant, as a zone has it (IANA name; UTC unless named). A date stays itself.",
        Examples =
        [
            new("date(now)", "\"2026-05-01\""),
            new("date(now, 'Pacific/Kiritimati')", "\"2026-05-02\""),
            new("date(null)", "undefined"),
            new("date('2026-05-01')", "error: an instant"),
        ],
        Code = Run,
    };

    private static Value Run(ReadOnlySpan<Value> arguments)
    {
        if (arguments[0].Kind == ValueKind.Date)
            return arguments[0];
        return Zone.Find(arguments[1].Text) is { } zone
            ? Value.Of(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(arguments[0].Instant, zone).DateTime))
            : Zone.Unknown(arguments[1]);
    }
}
