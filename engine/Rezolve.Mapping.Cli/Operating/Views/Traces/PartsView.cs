using System.Text.Json;
using Rezolve.Mapping.Cli.Operating.Traces;
using Rezolve.Mapping.Cli.Output;
using Rezolve.Mapping.Hub;

namespace Rezolve.Mapping.Cli.Operating.Views.Traces;

/// <summary>Shows what belongs to a ticket besides its fields.</summary>
internal static class PartsView
{
    /// <summary>It as lines.</summary>
    public static IEnumerable<string> Lines(TicketParts parts, IReadOnlyList<TicketLink> links, DateTimeOffset now) =>
    [
        .. parts.Comments.SelectMany(comment => CommentView.Lines(comment, links)),
        .. parts.Files.SelectMany(FileView.Lines),
        .. parts.Clocks.SelectMany(clock => ClockView.Story(clock, now)),
        .. parts.Work is { } work ? (string[])[$"  work due {Words.Of(work.DueAt)}{(work.Waits is { } waits ? $": {waits}" : "")}"] : [],
    ];

    /// <summary>Writes it as members.</summary>
    public static void Write(Utf8JsonWriter json, TicketParts parts, DateTimeOffset now)
    {
        Array(json, "comments", parts.Comments, CommentView.Write);
        Array(json, "files", parts.Files, FileView.Write);
        Array(json, "clocks", parts.Clocks, (inner, clock) => ClockView.WriteStory(inner, clock, now));
        if (parts.Work is not { } work)
            return;
        json.WriteStartObject("work");
        json.Instant("dueAt", work.DueAt);
        json.Text("waits", work.Waits);
        json.WriteNumber("attempts", work.Attempts);
        json.WriteEndObject();
    }

    private static void Array<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> all, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var one in all)
            JsonLine.Object(json, inner => write(inner, one));
        json.WriteEndArray();
    }
}
