using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Transforms.Conversions.Times;

/// <summary>Counted time since 1970.</summary>
internal static class Epoch
{
    /// <summary>Counts in units of so many 100 ns.</summary>
    public static TwoWay Program(long unit) => new(
        vendor => Read(vendor, unit),
        canonical => canonical.Kind == ValueKind.Instant
            ? Scaled.Write(canonical.Instant.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks, unit)
            : Reasons.Expected("an instant", canonical));

    private static Value Read(Value vendor, long unit)
    {
        if (!Scaled.TryRead(vendor, unit, out var ticks))
            return Reasons.Expected("a number of " + (unit == TimeSpan.TicksPerSecond ? "seconds" : "milliseconds") + " since 1970", vendor);
        var utc = DateTimeOffset.UnixEpoch.UtcTicks + ticks;
        return utc < 0 || utc > DateTime.MaxValue.Ticks
            ? Reasons.Expected("an instant in the years 1 to 9999", vendor)
            : Value.Of(new DateTimeOffset(utc, TimeSpan.Zero));
    }
}
