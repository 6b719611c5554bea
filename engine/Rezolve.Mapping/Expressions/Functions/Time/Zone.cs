using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Functions.Time;

/// <summary>Time zones by their IANA names, and the rule for local times that a change of the clocks makes ambiguous or skips.</summary>
internal static class Zone
{
    /// <summary>The optional parameter that names a zone; UTC where it is left out.</summary>
    public static Parameter Parameter { get; } = Parameter.Text("zone").Optional(Value.Of("UTC")) with
    {
        Check = zone => Find(zone.Text) is not null ? null
            : $"names no time zone that is known here: '{zone.Text}'; write an IANA name such as Europe/Berlin, or UTC",
    };

    /// <summary>The zone of an IANA name, or null. Names that mean the zone of this machine are none.</summary>
    public static TimeZoneInfo? Find(string name)
    {
        var isName = name.Length is > 0 and < 64 && char.IsAsciiLetter(name[0]) && !name.StartsWith("local", StringComparison.OrdinalIgnoreCase)
            && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '/' or '_' or '-' or '+');
        return name == "UTC" ? TimeZoneInfo.Utc : isName && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : null;
    }

    /// <summary>The fault for a name that is no zone.</summary>
    public static Value Unknown(in Value name) => Evaluation.Faults.Expected("the IANA name of a time zone as 'zone'", name);

    /// <summary>
    /// The instant of a local time. One that occurs twice, when clocks go back, means its first occurrence; one that never occurs,
    /// when clocks go forward, is moved forward by what was skipped. Null where the instant lies outside the years 1 to 9999.
    /// </summary>
    public static DateTimeOffset? ToInstant(DateTime local, TimeZoneInfo zone)
    {
        // A day to each side lies behind any change near the local time, and no zone changes twice within two days.
        var before = At(local.Ticks - TimeSpan.TicksPerDay, zone);
        var after = At(local.Ticks + TimeSpan.TicksPerDay, zone);
        long early = local.Ticks - before.Ticks, late = local.Ticks - after.Ticks;
        return ToInstant(local, At(early, zone) == before || At(late, zone) != after ? before : after);
    }

    /// <summary>The instant of a local time with an offset. Null where it lies outside the years 1 to 9999.</summary>
    public static DateTimeOffset? ToInstant(DateTime local, TimeSpan offset)
    {
        var ticks = local.Ticks - offset.Ticks;
        return ticks < DateTime.MinValue.Ticks || ticks > DateTime.MaxValue.Ticks ? null : new DateTimeOffset(ticks, TimeSpan.Zero);
    }

    private static TimeSpan At(long utcTicks, TimeZoneInfo zone) =>
        zone.GetUtcOffset(new DateTimeOffset(Math.Clamp(utcTicks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks), TimeSpan.Zero));
}
