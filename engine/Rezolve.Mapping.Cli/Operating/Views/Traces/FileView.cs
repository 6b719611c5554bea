using System.Text.Json;
using Rezolve.Mapping.Cli.Output;
using Rezolve.Mapping.Hub.Conversations;
using Rezolve.Mapping.Sync.Conversations.Files;

namespace Rezolve.Mapping.Cli.Operating.Views.Traces;

/// <summary>Shows a file of a ticket, and where its copies stand.</summary>
internal static class FileView
{
    private const int ShownOfHash = 12;

    /// <summary>A file as a line, with one more for each of its copies.</summary>
    public static IEnumerable<string> Lines(HubFile file)
    {
        var size = file.Size is { } bytes ? $", {FileSize.Of(bytes)}" : "";
        var hash = file.Hash is { } known ? $", sha256 {known[..Math.Min(ShownOfHash, known.Length)]}…" : "";
        yield return $"  file {file.Name}{size}{hash}{Of(file)} at {file.Origin.Connection}/{file.Origin.Key}: {Stands(file)}{(file.Hold is { } hold ? $"; {HoldView.Line("it is", hold)}" : "")}";
        foreach (var (connection, copy) in file.Copies)
            yield return $"    {connection}: {CommentView.Stands(copy.State, copy.Key, copy.Attempts, copy.Hold)}{Differs(file, copy)}";
    }

    /// <summary>Writes the members of a file.</summary>
    public static void Write(Utf8JsonWriter json, HubFile file)
    {
        json.WriteString("id", file.Id);
        json.WriteString("name", file.Name);
        json.Text("mediaType", file.MediaType);
        if (file.Size is { } size)
            json.WriteNumber("size", size);
        json.Text("sha256", file.Hash);
        json.WriteString("state", State(file.State));
        json.Text("scan", file.Scan);
        json.Part("origin", file.Origin);
        json.Text("comment", file.Comment);
        json.Text("sameAs", file.SameAs);
        json.WriteBoolean("inline", file.IsInline);
        json.WriteNumber("attempts", file.Attempts);
        json.Instant("createdAt", file.CreatedAt);
        json.Instant("missingSince", file.MissingSince);
        json.Instant("deletedAt", file.DeletedAt);
        HoldView.WriteMember(json, "file", file.Hold);
        json.WriteStartArray("copies");
        foreach (var (connection, copy) in file.Copies)
            JsonLine.Object(json, inner => Write(inner, connection, copy));
        json.WriteEndArray();
    }

    private static string State(FileState state) => char.ToLowerInvariant(state.ToString()[0]) + state.ToString()[1..];

    private static string Of(HubFile file) => file.Comment is { } comment ? $", of comment {comment}" : "";

    private static string Stands(HubFile file) => file switch
    {
        { DeletedAt: { } at } => $"gone since {Words.Of(at)}",
        { SameAs: { } same } => $"a copy of {same} under another name, which goes nowhere",
        { MissingSince: { } at } => $"not listed since {Words.Of(at)}",
        { State: FileState.Pending } => file.Attempts == 0 ? "its bytes are to be got" : $"its bytes are to be got, tried {file.Attempts} times",
        { State: FileState.Stored } => "here",
        { State: FileState.TooLarge } => "left out, it is longer than is allowed",
        { State: FileState.Blocked } => "left out, it is of a type that is not allowed",
        { State: FileState.Unsafe } => $"left out, its system does not release it{(file.Scan is { } scan ? $" ({scan})" : "")}",
        { State: FileState.Failed } => "left out, its bytes could not be got",
        _ => "gone where it was added",
    };

    private static string Differs(HubFile file, FileCopy copy) =>
        copy.DiffersSince is { } since ? $", told otherwise there since {Words.Of(since)}{(copy.Size is { } size && size != file.Size ? $" ({FileSize.Of(size)})" : "")}" : "";

    private static void Write(Utf8JsonWriter json, string connection, FileCopy copy)
    {
        json.WriteString("connection", connection);
        json.WriteString("entity", copy.Entity);
        json.Text("key", copy.Key);
        json.WriteString("state", CommentView.State(copy.State));
        json.Text("carrier", copy.Carrier);
        if (copy.Size is { } size)
            json.WriteNumber("size", size);
        json.WriteNumber("attempts", copy.Attempts);
        json.Instant("differsSince", copy.DiffersSince);
        json.Instant("firstSentAt", copy.FirstSentAt);
        json.Instant("lastSentAt", copy.LastSentAt);
        HoldView.WriteMember(json, "file", copy.Hold);
    }
}
