using Rezolve.Mapping.Hub.Conversations;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Sync.Systems.Conversations;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Conversations;

/// <summary>Looks for the comment that a create whose outcome is not known may have made.</summary>
/// <param name="scope">The sync.</param>
/// <param name="system">The system.</param>
/// <param name="external">The ticket there, read just before.</param>
/// <param name="body">What was sent of a comment.</param>
internal sealed class CommentSearch(SyncScope scope, ConnectedSystem system, SystemTicket external, Func<HubComment, CommentCopy?, Value> body)
{
    /// <summary>Looks.</summary>
    /// <param name="comment">The comment.</param>
    /// <param name="copy">What is known of the copy; it was sent.</param>
    /// <param name="recover">How it is found.</param>
    /// <param name="order">What was sent.</param>
    /// <param name="rows">The ticket's comments.</param>
    /// <param name="cancellation">Ends the waits.</param>
    public async Task<CommentFound> FindAsync(
        HubComment comment, CommentCopy copy, RecoverFacts recover, PartOrder order, IReadOnlyList<HubComment> rows, CancellationToken cancellation)
    {
        if (recover.Method != RecoverMethod.Match)
        {
            var found = await system.Conversation!.Parts.FindAsync(order, cancellation).ConfigureAwait(false);
            return found.Failure is { } failure ? new CommentFound(null) { Failure = failure } : new CommentFound(found.Keys.Count > 0 ? found.Keys[0] : null);
        }
        var heard = await system.Conversation!.Parts.ReadAsync(external, cancellation).ConfigureAwait(false);
        if (heard.Failure is { } deaf)
            return new CommentFound(null) { Failure = deaf };
        return await MatchAsync(comment, copy, recover, heard, rows, cancellation).ConfigureAwait(false);
    }

    private async Task<CommentFound> MatchAsync(
        HubComment comment, CommentCopy copy, RecoverFacts recover, ConversationReport heard, IReadOnlyList<HubComment> rows, CancellationToken cancellation)
    {
        var said = CommentText.Gist(body(comment, copy));
        var candidates = new List<SystemComment>();
        var begun = new List<SystemComment>();
        foreach (var told in heard.Comments.Where(told => told.Entity == copy.Entity && IsOfThen(told, copy, recover)))
        {
            var part = new PartKey(system.Facts.Connection, told.Entity, told.Key);
            if (await scope.Hub.RowAsync(CommentRows.KeyOf(scope.Hub.Tenant, part), cancellation).ConfigureAwait(false) is not null)
                continue;
            if (CommentText.Gist(told.Body) == said)
                candidates.Add(told);
            else if (CommentText.BeginsLike(told.Body, comment))
                begun.Add(told);
        }
        // Two that say the same and are both in doubt cannot be told apart.
        var rivals = rows.Count(row => row.Id != comment.Id && row.Copies.GetValueOrDefault(system.Facts.Connection) is { State: CopyState.Unknown, Key: null } other
            && CommentText.Gist(body(row, other)) == said);
        return candidates switch
        {
            [] when begun.Count > 0 => new CommentFound(null) { Doubt = $"{begun[0].Key} may be it, and somebody has changed it since" },
            [] => new CommentFound(null),
            [var only] when rivals == 0 && Visibility.KindOf(only.Kind) == copy.Kind => new CommentFound(only.Key),
            [var only] when rivals == 0 => new CommentFound(null) { Doubt = $"{only.Key} says the same, and other people may read it" },
            _ => new CommentFound(null) { Doubt = $"{string.Join(", ", candidates.Select(one => one.Key))} say the same" },
        };
    }

    private bool IsOfThen(SystemComment told, CommentCopy copy, RecoverFacts recover)
    {
        // The two clocks differ by what they said when the ticket was read, or by less.
        if (told.CreatedAt + (scope.Now - external.ReadAt) is not { } made)
            return true;
        var window = recover.Window + system.Facts.Resolution;
        return made >= copy.FirstSentAt - window && made <= copy.LastSentAt + system.Facts.RequestTimeout + window;
    }
}

/// <summary>What a look for a comment came to.</summary>
/// <param name="Key">The comment that was made; null where none was, or nobody can tell.</param>
internal sealed record CommentFound(string? Key)
{
    /// <summary>Why nobody can tell; null where somebody can.</summary>
    public string? Doubt { get; init; }

    /// <summary>Why nobody could look; null where somebody did.</summary>
    public Failure? Failure { get; init; }
}
