using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Conversations;
using Rezolve.Mapping.Sync.Conversations.Files;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Sync.Turns;

namespace Rezolve.Mapping.Sync.Conversations;

/// <summary>One turn of what is said on a ticket at one system: hear what there is, then say what is due, one thing at a time.</summary>
/// <param name="scope">The sync.</param>
/// <param name="system">The system, which has a conversation.</param>
internal sealed class ConversationTurn(SyncScope scope, ConnectedSystem system)
{
    // What is more waits for the next turn.
    private const int Most = 100;

    private SystemFacts Facts => system.Facts;

    /// <summary>Takes a turn.</summary>
    /// <param name="link">The link, read just before.</param>
    /// <param name="check">What is said there is read in any case.</param>
    /// <param name="cancellation">Ends the waits.</param>
    public async Task<ConversationOutcome> RunAsync(TicketLink link, bool check, CancellationToken cancellation)
    {
        var hearing = new Hearing(scope, system);
        var (isHeard, isWritten, result) = (false, false, TurnResult.Quiet);
        ReadReport? read = null;
        for (var at = 0; at < Most; at++)
        {
            var rows = await scope.Hub.CommentsAsync(link.Ticket, cancellation).ConfigureAwait(false);
            var files = await scope.FilesAsync(link.Ticket, cancellation).ConfigureAwait(false);
            var next = await NextAsync(link, files, cancellation).ConfigureAwait(false);
            var due = new NextComment(Facts, system.Conversation!.Facts, scope.Comments!, scope.Now, next).Of(rows);
            var missing = IsUrgent(due) ? null : FileFetch.Due(scope, Facts.Connection, files);
            var isDue = (due.Act is not null || due.File is not null || missing is not null) && read is null;
            if (!isHeard && (check || isDue || link.ConversationStamp is null || rows.Any(row => IsMissed(row, hearing.Pause)) || FileCopies.LookedAt(files, Facts) <= scope.Now))
            {
                var heard = await hearing.HearAsync(link, rows, cancellation).ConfigureAwait(false);
                if (heard.IsElsewhere)
                    return new ConversationOutcome(result) { IsElsewhere = true, Read = heard.Read };
                if (heard.Result.Failure is not null || heard.Read?.Ticket is null || heard.Heard is null && system.Conversation.Facts.IsRead)
                    return new ConversationOutcome(heard.Result);
                (isHeard, read, result) = (true, heard.Read, heard.Result with { Progress = heard.HasNews });
                link = await scope.Hub.LinkAsync(link.Connection, link.Key, cancellation).ConfigureAwait(false) ?? link;
                continue;
            }
            if (missing is null && due is { Act: null, File: null })
                return new ConversationOutcome(Later(result, due, rows, files, hearing.Pause)) { Read = isWritten ? null : read };
            isWritten = true;
            var external = read!.Ticket!;
            var done = missing is not null
                ? await new FileFetch(scope, system, external).GetAsync(link, missing, files, cancellation).ConfigureAwait(false)
                : await DoAsync(link, external, due, next, rows, cancellation).ConfigureAwait(false);
            if (done.Failure is not null)
                return new ConversationOutcome(done);
            if (!done.Progress)
                return new ConversationOutcome(Later(result, due with { At = done.DueAt, Waits = done.Waits }, rows, files, hearing.Pause));
            result = result with { Progress = true };
            (isHeard, link) = BringsFiles(due, next) ? (false, link with { ConversationStamp = null }) : (isHeard, link);
        }
        return new ConversationOutcome(result with { Progress = true });
    }

    private Task<TurnResult> DoAsync(
        TicketLink link, SystemTicket external, DueComments due, NextFile next, IReadOnlyList<HubComment> rows, CancellationToken cancellation) => due.Act is { } act
            ? new CommentWriting(scope, system, external, next).DoAsync(link, act, rows, cancellation)
            : new FileMaking(scope, system, external).DoAsync(link, due.File!, rows, cancellation);

    private async ValueTask<NextFile> NextAsync(TicketLink link, IReadOnlyList<HubFile> files, CancellationToken cancellation) => new(
        Facts, system.Conversation!.Facts, scope.Comments!, scope.Attachments,
        await FileFetch.ReachableAsync(scope, link.Ticket, files, cancellation).ConfigureAwait(false), scope.Now);

    // Of a comment that was found its files are found with it, and their keys are told by hearing it once more.
    private static bool BringsFiles(DueComments due, NextFile next) => due.Act is { Kind: ActKind.Recover } found && next.With(found.Comment).Count > 0;

    private bool IsMissed(HubComment row, TimeSpan pause) => row.Origin?.Connection == Facts.Connection && row.MissingSince + pause <= scope.Now;

    // Who may no longer read something must not, however long a file takes.
    private static bool IsUrgent(DueComments due) =>
        due.Act?.Kind is ActKind.Narrow or ActKind.Redact or ActKind.Delete or ActKind.Strike || due.File?.Kind is FileActKind.Remove or FileActKind.Narrow;

    private TurnResult Later(TurnResult result, DueComments due, IReadOnlyList<HubComment> rows, IReadOnlyList<HubFile> files, TimeSpan pause)
    {
        var asked = files.Where(file => file.State == FileState.Pending && file.Origin.Connection == Facts.Connection).MinBy(file => file.Hold?.Until)?.Hold;
        var missed = rows.Where(row => row.Origin?.Connection == Facts.Connection).Min(row => row.MissingSince) + pause;
        foreach (var (at, why) in (ReadOnlySpan<(DateTimeOffset?, string?)>)
            [(due.At, due.Waits), (missed, "a comment is not there any more, and is looked for again"), (asked?.Until, asked?.WaitsFor),
                (FileCopies.LookedAt(files, Facts), "a file is told otherwise than it is known, and is looked at again")])
        {
            if (at is { } next && !(result.DueAt <= next))
                result = result with { DueAt = next, Waits = why };
        }
        return result;
    }
}

/// <summary>What came of a turn of a conversation.</summary>
/// <param name="Result">What it means for the ticket.</param>
internal sealed record ConversationOutcome(TurnResult Result)
{
    /// <summary>The ticket has to be looked at: it is gone, hidden, or part of another.</summary>
    public bool IsElsewhere { get; init; }

    /// <summary>The ticket as it was read for it; null where it was not, or something has been done there since.</summary>
    public ReadReport? Read { get; init; }
}
