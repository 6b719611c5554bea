using System.Xml;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Sla.Observed;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Hub.Clocks;

/// <summary>Clocks of systems, as members of a row and as what an event says.</summary>
internal static class ObservedRows
{
    /// <summary>Writes the members of one.</summary>
    public static void Members(RowContent content, ObservedClock clock) => content
        .With("connection", clock.Connection).With("key", clock.Key).With("metric", clock.Metric).With("name", clock.Name).With("state", clock.State.ToString())
        .With("within", clock.Within?.Ticks ?? 0).With("started", clock.StartedAt).With("due", clock.DueAt).With("stopped", clock.StoppedAt)
        .With("at", clock.ToldAt).With("asked", clock.AskedAt).With("differs", clock.DiffersSince).With("told", clock.IsTold ? 1 : 0);

    /// <summary>The clock of those members.</summary>
    public static ObservedClock Read(Value row) => new(row.TextOf("connection")!, row.TextOf("key")!, row.TextOf("metric")!)
    {
        Name = row.TextOf("name"),
        State = Enum.Parse<ObservedState>(row.TextOf("state")!),
        Within = row.NumberOf("within") is > 0 and var ticks ? TimeSpan.FromTicks(ticks) : null,
        StartedAt = row.TimeOf("started"),
        DueAt = row.TimeOf("due"),
        StoppedAt = row.TimeOf("stopped"),
        ToldAt = row.TimeOf("at")!.Value,
        AskedAt = row.TimeOf("asked")!.Value,
        DiffersSince = row.TimeOf("differs"),
        IsTold = row.NumberOf("told") == 1,
    };

    /// <summary>What an event says of a clock.</summary>
    public static Dictionary<string, string> About(ObservedClock clock)
    {
        var about = new Dictionary<string, string> { ["connection"] = clock.Connection, ["clock"] = clock.Key, ["metric"] = clock.Metric, ["state"] = Word(clock.State) };
        foreach (var (name, text) in ((string, string?)[])[("name", clock.Name), ("within", clock.Within is { } within ? XmlConvert.ToString(within) : null),
            ("startedAt", Text(clock.StartedAt)), ("dueAt", Text(clock.DueAt)), ("stoppedAt", Text(clock.StoppedAt))])
        {
            if (text is not null)
                about[name] = text;
        }
        return about;
    }

    private static string Word(ObservedState state) => state.ToString().ToLowerInvariant();

    private static string? Text(DateTimeOffset? instant) => instant is { } at ? RowValues.Text(at) : null;
}
