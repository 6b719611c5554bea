using System.Text.Json;
using Rezolve.Mapping.Cli.Output;
using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Conversations;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Cli.Operating.Views.Traces;

/// <summary>Shows something that was said, and where its copies stand. What not everybody may read is told of without its text.</summary>
internal static class CommentView
{
    private const string Public = "public";

    /// <summary>A comment as a line, with one more for each of its copies, and for each system that has the ticket and no copy.</summary>
    public static IEnumerable<string> Lines(HubComment comment, IEnumerable<TicketLink> links)
    {
        yield return $"  comment {comment.Kind} {Words.Of(comment.CreatedAt)} by {Author(comment)}{Where(comment)}: {Said(comment)}{Since(comment)}";
        foreach (var (connection, copy) in comment.Copies)
            yield return $"    {connection}: {Line(comment, copy)}";
        foreach (var link in links.Where(link => HasNone(comment, link)))
            yield return $"    {link.Connection}: no copy{(comment.OnlyFor is { } only && only != link.Connection ? $", it is meant for {only} alone" : "")}";
    }

    /// <summary>Writes the members of a comment.</summary>
    public static void Write(Utf8JsonWriter json, HubComment comment)
    {
        json.WriteString("id", comment.Id);
        json.WriteString("kind", comment.Kind);
        json.Text("author", comment.AuthorName);
        json.Text("authorKey", comment.AuthorKey);
        json.Part("origin", comment.Origin);
        json.Text("onlyFor", comment.OnlyFor);
        json.Text("inReplyTo", comment.InReplyTo);
        json.Text("text", TextOf(comment));
        json.WriteNumber("rev", comment.Rev);
        json.Instant("createdAt", comment.CreatedAt);
        json.Instant("editedAt", comment.EditedAt);
        json.Instant("missingSince", comment.MissingSince);
        json.Instant("deletedAt", comment.DeletedAt);
        json.WriteStartArray("copies");
        foreach (var (connection, copy) in comment.Copies)
            JsonLine.Object(json, inner => Write(inner, comment, connection, copy));
        json.WriteEndArray();
    }

    /// <summary>Writes a member that names a comment or file of a system, unless there is none.</summary>
    public static void Part(this Utf8JsonWriter json, string name, PartKey? part)
    {
        if (part is null)
            return;
        json.WriteStartObject(name);
        json.WriteString("connection", part.Connection);
        json.WriteString("entity", part.Entity);
        json.WriteString("key", part.Key);
        json.WriteEndObject();
    }

    /// <summary>The word of a copy's state.</summary>
    public static string State(CopyState state) => state.ToString().ToLowerInvariant();

    /// <summary>How a copy stands, and what it waits for.</summary>
    public static string Stands(CopyState state, string? key, int attempts, GroupHold? hold)
    {
        var where = state switch
        {
            CopyState.Planned => attempts == 0 ? "to be made" : $"to be made, tried {attempts} times",
            CopyState.Unknown => "sent, and nobody knows yet what came of it",
            CopyState.There => "there",
            CopyState.Held => "waits for a person",
            CopyState.Gone => "not shown there any more",
            _ => "taken back, or left as it is",
        };
        return $"{where}{(key is null ? "" : $" as {key}")}{(hold is null ? "" : $"; {HoldView.Line("it is", hold)}")}";
    }

    private static bool HasNone(HubComment comment, TicketLink link) =>
        link.State == LinkState.Active && comment.DeletedAt is null && comment.Origin?.Connection != link.Connection && !comment.Copies.ContainsKey(link.Connection);

    private static string Line(HubComment comment, CommentCopy copy)
    {
        var narrowed = copy.Kind == comment.Kind ? "" : $", {copy.Kind} there";
        var behind = copy is { State: CopyState.There, Rev: var rev } && rev < comment.Rev ? $", as it was before change {rev + 1}" : "";
        var theirs = copy.Theirs.IsNothing ? "" : ", changed there by somebody";
        return $"{Stands(copy.State, copy.Key, copy.Attempts, copy.Hold)}{narrowed}{behind}{theirs}";
    }

    private static string Author(HubComment comment) => comment.AuthorName ?? comment.AuthorKey ?? "nobody knows whom";

    private static string Where(HubComment comment) => comment.Origin is { } origin ? $" at {origin.Connection}/{origin.Key}" : " in the hub";

    private static string Said(HubComment comment) => TextOf(comment) is { } text ? Words.Of(Value.Of(text)) : "not shown";

    private static string? TextOf(HubComment comment) => comment.Kind != Public || comment.DeletedAt is not null ? null : comment.Body.Kind == ValueKind.Text ? comment.Body.Text
        : comment.Body["text"] is { Kind: ValueKind.Text } said ? said.Text : null;

    private static string Since(HubComment comment) => comment switch
    {
        { DeletedAt: { } at } => $", deleted {Words.Of(at)}",
        { MissingSince: { } at } => $", not shown since {Words.Of(at)}",
        { Rev: > 1 } => $", changed {comment.Rev - 1} times, last {Words.Of(comment.EditedAt)}",
        _ => "",
    };

    private static void Write(Utf8JsonWriter json, HubComment comment, string connection, CommentCopy copy)
    {
        json.WriteString("connection", connection);
        json.WriteString("entity", copy.Entity);
        json.Text("key", copy.Key);
        json.WriteString("state", State(copy.State));
        json.WriteString("kind", copy.Kind);
        json.WriteBoolean("narrowed", copy.Kind != comment.Kind);
        json.WriteNumber("rev", copy.Rev);
        json.WriteNumber("attempts", copy.Attempts);
        json.Instant("firstSentAt", copy.FirstSentAt);
        json.Instant("lastSentAt", copy.LastSentAt);
        HoldView.WriteMember(json, "comment", copy.Hold);
    }
}
