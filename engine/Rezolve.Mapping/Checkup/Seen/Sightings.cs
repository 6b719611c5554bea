namespace Rezolve.Mapping.Checkup.Seen;

/// <summary>All that was seen of a workspace when somebody asked how it is.</summary>
internal sealed record Sightings
{
    /// <summary>When that was.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>From where on something is worth telling.</summary>
    public CheckupLimits Limits { get; init; } = CheckupLimits.Usual;

    /// <summary>What the store holds; what concerns no connection that is looked at is not among it.</summary>
    public StoreSightings Store { get; init; } = new();

    /// <summary>The syncs of the workspace.</summary>
    public IReadOnlyList<SyncSightings> Syncs { get; init; } = [];

    /// <summary>The sinks of the workspace.</summary>
    public IReadOnlyList<string> Sinks { get; init; } = [];

    /// <summary>The connections that are looked at.</summary>
    public IReadOnlyList<ConnectionSightings> Connections { get; init; } = [];

    /// <summary>The machine.</summary>
    public MachineSightings Machine { get; init; } = new();

    /// <summary>What only the process knows that runs the syncs; empty where none runs.</summary>
    public LiveSightings Live { get; init; } = new();

    /// <summary>How many of a thing, as a person reads it.</summary>
    public static string Count(long count, string noun) => FormattableString.Invariant($"{count:N0} {noun}{(count == 1 ? "" : "s")}");

    /// <summary>How long ago something was, as a person reads it.</summary>
    public string Ago(DateTimeOffset then) => $"{Span(Now - then)} ago";

    /// <summary>A span as a person reads it: in the largest unit of which there are two.</summary>
    public static string Span(TimeSpan span) => span.Duration() switch
    {
        var days when days >= TimeSpan.FromDays(2) => Count((long)days.TotalDays, "day"),
        var hours when hours >= TimeSpan.FromHours(2) => Count((long)hours.TotalHours, "hour"),
        var minutes when minutes >= TimeSpan.FromMinutes(2) => Count((long)minutes.TotalMinutes, "minute"),
        var seconds => Count((long)seconds.TotalSeconds, "second"),
    };
}
