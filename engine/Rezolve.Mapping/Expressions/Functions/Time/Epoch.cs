using System.Globalization;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Functions.Time;

/// <summary>Instants counted from 1970 in units of seconds or milliseconds.</summary>
internal static class Epoch
{
    /// <summary>The whole units since 1970, rounded down.</summary>
    public static Value Count(in Value instant, long ticksPerUnit) =>
        Value.Of((long)Math.Floor((decimal)(instant.Instant.UtcTicks - DateTime.UnixEpoch.Ticks) / ticksPerUnit));

    /// <summary>The instant a number of units after 1970; decimals count down to 100 ns.</summary>
    public static Value Instant(in Value number, long ticksPerUnit)
    {
        const NumberStyles styles = NumberStyles.Float;
        if (!decimal.TryParse(number.Text, styles, CultureInfo.InvariantCulture, out var units) || Math.Abs(units) > 1e15m)
            return OutOfRange(number);
        var ticks = decimal.Floor(units * ticksPerUnit) + DateTime.UnixEpoch.Ticks;
        return ticks < 0 || ticks > DateTime.MaxValue.Ticks ? OutOfRange(number) : Value.Of(new DateTimeOffset((long)ticks, TimeSpan.Zero));
    }

    private static Value OutOfRange(in Value number) => Evaluation.Faults.Expected("a count that lies within the years 1 to 9999", number);
}
