using System.Text.Json;
using Rezolve.Mapping.Cli.Output;
using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Sync.Conversations.Files;
using Rezolve.Mapping.Sync.Recovery;

namespace Rezolve.Mapping.Cli.Operating.Views;

/// <summary>Shows how a workspace stands.</summary>
internal static class StatusView
{
    /// <summary>Writes the members of a status.</summary>
    public static void Write(Utf8JsonWriter json, StatusCount count)
    {
        json.WriteStartArray("feeds");
        foreach (var (name, mark) in count.Marks)
            JsonLine.Object(json, inner => Write(inner, name, mark));
        json.WriteEndArray();
        json.WriteStartArray("lags");
        foreach (var (name, spread) in count.Lags)
            JsonLine.Object(json, inner => LagView.Write(inner, name, spread));
        json.WriteEndArray();
        json.WriteStartArray("connections");
        foreach (var (name, connection) in count.Connections)
            JsonLine.Object(json, inner => Write(inner, name, connection));
        json.WriteEndArray();
        json.WriteStartArray("webhooks");
        foreach (var name in HookView.Names(count))
            JsonLine.Object(json, inner => HookView.Write(inner, name, count));
        json.WriteEndArray();
        json.WriteStartObject("paused");
        foreach (var (name, since) in count.Pauses)
            json.Instant(name, since ?? DateTimeOffset.MinValue);
        json.WriteEndObject();
        json.WriteStartArray("stopped");
        foreach (var stopped in count.Stopped)
            JsonLine.Object(json, inner => Write(inner, stopped));
        json.WriteEndArray();
        json.WriteStartArray("suspended");
        foreach (var suspension in count.Suspended)
            JsonLine.Object(json, inner => Write(inner, suspension));
        json.WriteEndArray();
        json.WriteStartObject("queue");
        json.WriteNumber("depth", count.Queued);
        json.WriteNumber("due", count.Due);
        json.Instant("oldest", count.Oldest);
        json.WriteEndObject();
    }

    /// <summary>A status as lines.</summary>
    public static string Text(StatusCount count) => string.Join('\n', [
        .. count.Marks.Select(one => Line(one.Key, one.Value)),
        .. count.Lags.Where(one => one.Value.Count > 0).Select(one => LagView.Line(one.Key, one.Value)),
        .. count.Connections.SelectMany(one => Lines(one.Key, one.Value)),
        .. HookView.Names(count).Select(name => HookView.Line(name, count)),
        .. Paused(count),
        .. count.Suspended.Select(Line),
        .. count.Stopped.Select(Line),
        count.Queued == 0 ? "queue: empty" : $"queue: {count.Queued:N0}, {count.Due:N0} due, the oldest due {Words.Of(count.Oldest)}"]);

    /// <summary>What stands still because somebody said so, as lines.</summary>
    public static IEnumerable<string> Paused(StatusCount count) =>
        count.Pauses.Select(one => $"{one.Key}: paused since {Words.Of(one.Value)}; go on with: rezolve resume {one.Key}");

    /// <summary>What a guard has stopped, as a line.</summary>
    public static string Line(StoppedAct stopped) => stopped.AllowedUntil is { } until
        ? $"{stopped.Connection}: {stopped.Word} is allowed until {Words.Of(until)}"
        : $"{stopped.Connection}: stopped since {Words.Of(stopped.At)}, {stopped.Reason}; if that is meant: rezolve allow {stopped.Connection} {stopped.Word}";

    /// <summary>A connection that is left alone, as a line.</summary>
    public static string Line(Suspension suspension) => $"{suspension.Connection}: left alone since {Words.Of(suspension.Since)}: {suspension.Message}"
        + (suspension.IsHiding ? $"; if they were all deleted: rezolve allow {suspension.Connection} delete" : "");

    private static void Write(Utf8JsonWriter json, Suspension suspension)
    {
        json.WriteString("connection", suspension.Connection);
        json.WriteString("code", suspension.Code);
        json.WriteString("message", suspension.Message);
        json.Instant("since", suspension.Since);
    }

    private static void Write(Utf8JsonWriter json, StoppedAct stopped)
    {
        json.WriteString("connection", stopped.Connection);
        json.WriteString("act", stopped.Word);
        json.WriteString("reason", stopped.Reason);
        json.Instant("at", stopped.At);
        json.Instant("allowedUntil", stopped.AllowedUntil);
    }

    private static void Write(Utf8JsonWriter json, string name, FeedMark mark)
    {
        var (sync, connection) = name.Split('/', 2) is [var first, var second] ? (first, second) : (name, "");
        json.WriteString("sync", sync);
        json.WriteString("connection", connection);
        json.Instant("loadedAt", mark.LoadedAt);
        json.Instant("lastRun", mark.LastRun);
        json.Instant("lastSweep", mark.LastSweep);
        json.Text("trouble", mark.Trouble);
    }

    private static void Write(Utf8JsonWriter json, string name, ConnectionCount count)
    {
        json.WriteString("connection", name);
        Numbers(json, "links", count.Links.Select(one => (LinkView.State(one.Key), one.Value)));
        Numbers(json, "ended", count.Ended.Select(one => (LinkView.Reason(one.Key), one.Value)));
        json.WriteNumber("thereAgain", count.Back);
        json.WriteNumber("openIntents", count.OpenIntents);
        Numbers(json, "creates", count.Creates.Select(one => (State(one.Key), one.Value)));
        Numbers(json, "holds", count.Holds.Select(one => (one.Key, one.Value)));
        json.WriteNumber("conflicts", count.Conflicts);
        json.WriteNumber("openConflicts", count.OpenConflicts);
        json.WriteNumber("deadLetters", count.Letters);
        json.WriteNumber("differingClocks", count.DifferingClocks);
        json.WriteStartObject("files");
        foreach (var (of, number) in Files(count.Files).Append(("bytes", count.Files.Bytes)))
            json.WriteNumber(of, number);
        json.WriteEndObject();
        CacheView.Write(json, count.Rates);
        json.WriteStartObject("changes");
        MonitorView.Write(json, count.Monitor);
        json.WriteEndObject();
    }

    private static void Numbers(Utf8JsonWriter json, string name, IEnumerable<(string Name, long Count)> counts)
    {
        json.WriteStartObject(name);
        foreach (var (of, count) in counts)
            json.WriteNumber(of, count);
        json.WriteEndObject();
    }

    private static string Line(string name, FeedMark mark)
    {
        var load = mark.LoadedAt is { } at ? $"loaded {Words.Of(at)}" : mark.LoadBegan is { } began ? $"loading since {Words.Of(began)}" : "not loaded yet";
        var trouble = mark.Trouble is { } why ? $"; the last run ended early: {why}" : "";
        return $"{name}: {load}, last read {Words.Of(mark.LastRun)}, last sweep {Words.Of(mark.LastSweep)}{trouble}";
    }

    private static IEnumerable<string> Lines(string name, ConnectionCount count)
    {
        yield return $"{name}: links {Sum(count.Links.Select(one => (LinkView.State(one.Key), one.Value)))}; writes under way {count.OpenIntents:N0}; "
            + $"creates {Sum(count.Creates.Select(one => (State(one.Key), one.Value)))}";
        if (count.Ended.Count > 0)
            yield return $"  ended: {Sum(count.Ended.Select(one => (LinkView.Reason(one.Key), one.Value)))}{(count.Back > 0 ? $", {count.Back:N0} there again" : "")}: rezolve links --ended";
        if (count.Holds.Count > 0)
            yield return $"  held: {Sum(count.Holds.Select(one => (one.Key, one.Value)))}";
        if (count.Conflicts > 0)
            yield return $"  conflicts: {count.Conflicts:N0} kept, {count.OpenConflicts:N0} to decide: rezolve conflicts list{(count.OpenConflicts > 0 ? " --open" : "")}";
        if (count.Letters > 0)
            yield return $"  dead letters: {count.Letters:N0}: rezolve dead-letters list";
        if (count.DifferingClocks > 0)
            yield return $"  clocks of service levels: {count.DifferingClocks:N0} apart from the hub's: rezolve sla --differing";
        if (!count.Files.IsEmpty)
            yield return $"  files: {Sum(Files(count.Files).Where(one => one.Count > 0))}; {FileSize.Of(count.Files.Bytes)} kept";
        if (MonitorView.Line(count.Monitor) is { } changes)
            yield return changes;
        foreach (var line in CacheView.Lines(count.Rates))
            yield return line;
    }

    private static IEnumerable<(string Name, long Count)> Files(FileCount count) =>
        [("pending", count.Pending), ("stored", count.Stored), ("leftOut", count.LeftOut), ("copies", count.Copies), ("held", count.Held)];

    private static string Sum(IEnumerable<(string Name, long Count)> counts) =>
        string.Join(", ", counts.Select(one => $"{one.Count:N0} {one.Name}")) is { Length: > 0 } text ? text : "none";

    private static string State(CreateState state) => state switch
    {
        CreateState.Planned => "planned",
        CreateState.Unknown => "unknown",
        _ => "held",
    };
}
