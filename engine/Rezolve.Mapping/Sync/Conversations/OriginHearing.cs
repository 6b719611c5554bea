using Rezolve.Mapping.Hub.Conversations;
using Rezolve.Mapping.Sync.Turns;

namespace Rezolve.Mapping.Sync.Conversations;

/// <summary>Reads a comment anew where it was said, before it is said again somewhere else.</summary>
/// <param name="scope">The sync.</param>
internal sealed class OriginHearing(SyncScope scope)
{
    /// <summary>Reads it.</summary>
    /// <param name="comment">The comment.</param>
    /// <param name="rows">The ticket's comments.</param>
    /// <param name="cancellation">Ends the waits.</param>
    /// <returns>Why it is not said now; null where it is.</returns>
    public async Task<TurnResult?> HearAsync(HubComment comment, IReadOnlyList<HubComment> rows, CancellationToken cancellation)
    {
        if (comment.Origin is not { } origin || await scope.Hub.TicketAsync(comment.Ticket, cancellation).ConfigureAwait(false) is not { } ticket
            || !ticket.Links.TryGetValue(origin.Connection, out var key) || await scope.Hub.LinkAsync(origin.Connection, key, cancellation).ConfigureAwait(false) is not { } link)
            return null;
        var heard = await new Hearing(scope, scope[origin.Connection]).HearAsync(link, rows, cancellation).ConfigureAwait(false);
        if (heard.Result.Failure is { } failure)
            return TurnResult.Wait(scope.Now + scope.Setting.Limits.FirstWait, $"whether it may still be said cannot be read: {failure.Message}");
        if (heard.HasNews || heard.Result.Progress)
            return TurnResult.Again;
        if (heard.IsElsewhere)
            return TurnResult.Wait(scope.Now + scope.Setting.Limits.FirstWait, "whether it may still be said cannot be read: its ticket is not there");
        return heard.Heard is null ? heard.Result : null;
    }
}
