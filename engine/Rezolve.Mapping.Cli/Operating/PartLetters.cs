using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Conversations;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Sync.Rounds;

namespace Rezolve.Mapping.Cli.Operating;

/// <summary>Has comments and files done again that were given up. One that may have been made is looked for first; it is never simply sent again.</summary>
internal static class PartLetters
{
    /// <summary>The row of what a letter is about, as it stands before it is done again; null where it is about no comment and no file.</summary>
    public static async Task<RowWrite?> ReplayAsync(HubStore hub, DeadLetter letter, CancellationToken cancellation)
    {
        if (letter.Ticket is not { } ticket || letter.Group.Split(' ', 2) is not [var sort and ("comment" or "file"), var id])
            return null;
        var key = sort == "file" ? FileRows.KeyOf(hub.Tenant, ticket, id) : CommentRows.KeyOf(hub.Tenant, ticket, id);
        if (await hub.RowAsync(key, cancellation) is not { } row)
            return null;
        return sort == "file" ? FileRows.Of(hub.Tenant, Again(FileRows.Read(row), letter.Connection)) : CommentRows.Of(hub.Tenant, Again(CommentRows.Read(row), letter.Connection));
    }

    private static HubComment Again(HubComment comment, string connection)
    {
        if (comment.Copies.GetValueOrDefault(connection) is not { Hold: not null } copy)
            return comment;
        copy = copy with { Hold = null, Attempts = 0, State = Again(copy.State, copy.LastSentAt) };
        return comment with { Copies = new Dictionary<string, CommentCopy>(comment.Copies, StringComparer.Ordinal) { [connection] = copy } };
    }

    private static HubFile Again(HubFile file, string connection)
    {
        if (file.Origin.Connection == connection)
            return file.State is FileState.Failed or FileState.Gone or FileState.Unsafe && file.DeletedAt is null ? file with { State = FileState.Pending, Attempts = 0, Hold = null } : file;
        if (file.Copies.GetValueOrDefault(connection) is not { Hold: not null } copy)
            return file;
        // What is there is not what was sent: it is sent anew, as if it never had been.
        if (copy.Hold.Reason == HoldReasons.Differs)
            return file with { Copies = file.Copies.Where(one => one.Key != connection).ToDictionary(StringComparer.Ordinal) };
        copy = copy with { Hold = null, Attempts = 0, State = Again(copy.State, copy.LastSentAt) };
        return file with { Copies = new Dictionary<string, FileCopy>(file.Copies, StringComparer.Ordinal) { [connection] = copy } };
    }

    private static CopyState Again(CopyState state, DateTimeOffset? sent) => state != CopyState.Held ? state : sent is null ? CopyState.Planned : CopyState.Unknown;
}
