using Rezolve.Mapping.Hub.Conversations;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Conversations.Restored;

/// <summary>What the hub says of its own on a ticket, as it is said, and as it is known again by a store that does not remember it.</summary>
internal static class OwnWords
{
    /// <summary>The line over what a comment says now, where its copy cannot be changed.</summary>
    public const string Changed = "The comment was changed. It says now";

    /// <summary>The line that stands for a comment that was deleted, where its copy cannot be.</summary>
    public const string Deleted = "A comment was deleted where it was made";

    private const string RemovedEnd = " was deleted where it was added.)";

    /// <summary>A comment that takes files along.</summary>
    public static Value Added(string connection, IEnumerable<HubFile> files) => CommentText.Plain($"{AddedAt(connection)}{string.Join(", ", files.Select(file => file.Name))}");

    /// <summary>A comment that tells of a file that was deleted, where its copy cannot be.</summary>
    public static Value Removed(HubFile file) => CommentText.Plain($"({file.Name}{RemovedEnd}");

    /// <summary>Whether a text is one of these.</summary>
    /// <param name="body">The text.</param>
    /// <param name="connections">Where files may have been added that it names.</param>
    public static bool Are(in Value body, IEnumerable<string> connections)
    {
        var gist = CommentText.Gist(body);
        return gist == $"({Deleted}.)" || gist.StartsWith($"[{Changed}:]", StringComparison.Ordinal)
            || (gist.StartsWith('(') && gist.EndsWith(RemovedEnd, StringComparison.Ordinal))
            || connections.Any(connection => gist.StartsWith(AddedAt(connection), StringComparison.Ordinal));
    }

    /// <summary>Whether a text is that of a comment that took a file along.</summary>
    /// <param name="body">The text.</param>
    /// <param name="file">The file.</param>
    /// <param name="connections">Where it may have been added: of several that have it nobody knows any more which had it first.</param>
    public static bool Name(in Value body, HubFile file, IEnumerable<string> connections)
    {
        var gist = CommentText.Gist(body);
        if (connections.Select(AddedAt).FirstOrDefault(line => gist.StartsWith(line, StringComparison.Ordinal)) is not { } begin)
            return false;
        // Lines that tell which files were left out may follow the last name.
        var (names, name) = ($", {gist[begin.Length..]} ", $", {CommentText.Gist(CommentText.Plain(file.Name))}");
        return names.Contains($"{name},", StringComparison.Ordinal) || names.Contains($"{name} ", StringComparison.Ordinal);
    }

    private static string AddedAt(string connection) => $"Added at {connection}: ";
}
