using System.Text.Json;
using System.Xml;
using Rezolve.Mapping.Sla.Clocks;

namespace Rezolve.Mapping.Cli.Operating.Views;

/// <summary>Shows a clock of a service level.</summary>
internal static class ClockView
{
    /// <summary>Writes the members of a clock; spans of time are ISO 8601 durations.</summary>
    public static void Write(Utf8JsonWriter json, string ticket, SlaClock clock, DateTimeOffset now)
    {
        json.WriteString("ticket", ticket);
        json.WriteString("goal", clock.Goal.Name);
        json.WriteString("metric", SlaWords.Of(clock.Goal.Metric));
        json.WriteNumber("cycle", clock.Cycle);
        json.WriteString("state", SlaWords.StateOf(clock, now));
        json.WriteString("within", XmlConvert.ToString(clock.Goal.Within));
        json.WriteString("elapsed", XmlConvert.ToString(clock.Elapsed(now)));
        json.WriteString("elapsedWall", XmlConvert.ToString(clock.ElapsedWall(now)));
        json.Instant("startedAt", clock.StartedAt);
        json.Instant("stoppedAt", clock.StoppedAt);
        json.Instant("dueAt", clock.DueAt);
    }

    /// <summary>A clock as a line.</summary>
    public static string Line(string ticket, SlaClock clock, DateTimeOffset now)
    {
        var cycle = clock.Cycle == 1 ? "" : $" {clock.Cycle}";
        var ends = clock.StoppedAt is { } stopped ? $", ended {Words.Of(stopped)}" : clock.DueAt is { } due ? $", over at {Words.Of(due)}" : "";
        return $"{ticket}  {clock.Goal.Name}{cycle}  {SlaWords.StateOf(clock, now)}: {Time(clock.Elapsed(now))} of {Time(clock.Goal.Within)}{ends}";
    }

    private static string Time(TimeSpan span) => $"{(int)span.TotalHours}:{span.Minutes:D2}";
}
