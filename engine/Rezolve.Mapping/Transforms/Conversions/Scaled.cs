using System.Globalization;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Transforms.Conversions;

/// <summary>Numbers that count units of time, exactly: decimals are kept to 100 ns and nothing is rounded in silence.</summary>
internal static class Scaled
{
    /// <summary>The 100 ns of a count of units; false for what is no number, is finer, or is out of range.</summary>
    public static bool TryRead(in Value count, long unit, out long ticks)
    {
        ticks = 0;
        if (count.Kind != ValueKind.Number || !decimal.TryParse(count.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            return false;
        if (Math.Abs(number) > (decimal)(long.MaxValue / 4) / unit)
            return false;
        var exact = number * unit;
        ticks = (long)exact;
        return exact == ticks;
    }

    /// <summary>The count of units in so many 100 ns.</summary>
    public static Value Write(long ticks, long unit) => ticks % unit == 0
        ? Value.Of(ticks / unit)
        : Value.NumberOf(((decimal)ticks / unit).ToString("0.##########", CultureInfo.InvariantCulture));
}
