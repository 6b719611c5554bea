using System.Text.Json;
using System.Xml;
using Rezolve.Mapping.Checkup.Seen;
using Rezolve.Mapping.Cli.Operating.Clocks;
using Rezolve.Mapping.Cli.Output;
using Rezolve.Mapping.Sla.Clocks;
using Rezolve.Mapping.Sla.Observed;

namespace Rezolve.Mapping.Cli.Operating.Views;

/// <summary>Shows a clock of a service level.</summary>
internal static class ClockView
{
    /// <summary>Writes the members of a clock; spans of time are ISO 8601 durations.</summary>
    public static void Write(Utf8JsonWriter json, ClockRow row, DateTimeOffset now)
    {
        json.WriteString("ticket", row.Ticket);
        if (row.Ours is { } clock)
            Write(json, row, clock, now);
        if (row.Theirs.Count == 0)
            return;
        json.WriteStartArray("systems");
        foreach (var theirs in row.Theirs)
            JsonLine.Object(json, inner => Write(inner, row, theirs, now));
        json.WriteEndArray();
    }

    /// <summary>A clock as a line, with one more for each system that keeps one of the same.</summary>
    public static string Line(ClockRow row, DateTimeOffset now)
    {
        if (row.Ours is not { } clock)
            return $"{row.Ticket}  {Line(row, row.Theirs[0], now)}";
        var cycle = clock.Cycle == 1 ? "" : $" {clock.Cycle}";
        var line = $"{row.Ticket}  {clock.Goal.Name}{cycle}  {SlaWords.StateOf(clock, now)}: {Time(clock.Elapsed(now))} of {Time(clock.Goal.Within)}{Ends(row, clock, now)}";
        return string.Join('\n', [line, .. row.Theirs.Select(theirs => $"    {Line(row, theirs, now)}")]);
    }

    /// <summary>A clock as lines that also tell in which stretches it ran, and what was told of it.</summary>
    public static IEnumerable<string> Story(ClockRow row, DateTimeOffset now)
    {
        foreach (var line in Line(row with { Ticket = "clock" }, now).Split('\n'))
            yield return $"  {line}";
        if (row.Ours is not { } clock)
            yield break;
        var ran = clock.Spans.Select(span => $"{Words.Of(span.From)} to {Words.Of(span.To)}").Concat(clock.RunsSince is { } since ? [$"{Words.Of(since)} on"] : []).ToList();
        yield return $"      began {Words.Of(clock.StartedAt)}; ran {(ran.Count == 0 ? "never" : string.Join(", ", ran))}"
            + (clock.Told.Count == 0 ? "" : $"; told at {string.Join(", ", clock.Told.Select(percent => $"{percent} %"))}");
    }

    /// <summary>Writes the members of a clock, with the stretches in which it ran and what was told of it.</summary>
    public static void WriteStory(Utf8JsonWriter json, ClockRow row, DateTimeOffset now)
    {
        Write(json, row, now);
        if (row.Ours is not { } clock)
            return;
        json.WriteStartArray("ran");
        foreach (var span in clock.Spans)
            JsonLine.Object(json, inner => Span(inner, span.From, span.To));
        if (clock.RunsSince is { } since)
            JsonLine.Object(json, inner => Span(inner, since, null));
        json.WriteEndArray();
        json.WriteStartArray("told");
        foreach (var percent in clock.Told)
            json.WriteNumberValue(percent);
        json.WriteEndArray();
    }

    private static void Span(Utf8JsonWriter json, DateTimeOffset from, DateTimeOffset? to)
    {
        json.Instant("from", from);
        json.Instant("to", to);
    }

    private static string Time(TimeSpan span) => $"{(int)span.TotalHours}:{span.Minutes:D2}";

    private static string Ends(ClockRow row, SlaClock clock, DateTimeOffset now)
    {
        if (clock.StoppedAt is { } stopped)
            return $", ended {Words.Of(stopped)}";
        var over = clock.DueAt is { } due ? $", over at {Words.Of(due)}" : "";
        return row.Lag == TimeSpan.Zero || row.LastChanceAt is not { } chance || row.OverAt <= now ? over
            : $"{over}; heard of in time until {Words.Of(chance)} (lag {Sightings.Span(row.Lag)}){(chance <= now ? ", which is over" : "")}";
    }

    private static string Line(ClockRow row, ObservedClock theirs, DateTimeOffset now)
    {
        var name = theirs.Name ?? theirs.Metric;
        var ends = theirs.StoppedAt is { } stopped ? $", ended {Words.Of(stopped)}" : theirs.DueAt is { } due ? $", over at {Words.Of(due)}" : "";
        var apart = Apart(row, theirs) is { } span ? $", {(span == TimeSpan.Zero ? "as the hub's" : $"{Sightings.Span(span)} from the hub's")}" : "";
        return $"{theirs.Connection}: {name}  {SlaWords.StateOf(theirs, now)}{ends}{apart}{(row.Owner == theirs.Connection ? ", which counts" : "")}";
    }

    private static TimeSpan? Apart(ClockRow row, ObservedClock theirs) => row.Ours is null ? null : ClockDifference.Of(row.Ours, theirs);

    private static void Write(Utf8JsonWriter json, ClockRow row, SlaClock clock, DateTimeOffset now)
    {
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
        if (clock.IsStopped)
            return;
        json.WriteString("lag", XmlConvert.ToString(row.Lag));
        json.Instant("lastChanceAt", row.LastChanceAt);
        json.WriteBoolean("lost", row.LastChanceAt <= now);
    }

    private static void Write(Utf8JsonWriter json, ClockRow row, ObservedClock theirs, DateTimeOffset now)
    {
        json.WriteString("connection", theirs.Connection);
        json.WriteString("clock", theirs.Key);
        json.Text("name", theirs.Name);
        json.WriteString("metric", theirs.Metric);
        json.WriteString("state", SlaWords.StateOf(theirs, now));
        json.Text("within", theirs.Within is { } within ? XmlConvert.ToString(within) : null);
        json.Instant("startedAt", theirs.StartedAt);
        json.Instant("stoppedAt", theirs.StoppedAt);
        json.Instant("dueAt", theirs.DueAt);
        json.Instant("observedAt", theirs.ToldAt);
        json.Text("difference", Apart(row, theirs) is { } span ? XmlConvert.ToString(span) : null);
        json.Instant("differsSince", theirs.DiffersSince);
        json.WriteBoolean("counts", row.Owner == theirs.Connection);
    }
}
