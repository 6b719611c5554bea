using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Conversations;
using Rezolve.Mapping.Sync.Conversations.Files;
using Rezolve.Mapping.Sync.Conversations.Restored;
using Rezolve.Mapping.Sync.Recovery;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Sync.Systems.Conversations;
using Rezolve.Mapping.Sync.Turns;

namespace Rezolve.Mapping.Sync.Conversations;

/// <summary>Reads what is said on a ticket at one system, and takes it into the hub.</summary>
/// <param name="scope">The sync.</param>
/// <param name="system">The system, which has a conversation.</param>
internal sealed class Hearing(SyncScope scope, ConnectedSystem system)
{
    private static readonly TimeSpan LeastPause = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan UnsurePause = TimeSpan.FromSeconds(30);

    private SystemFacts Facts => system.Facts;

    /// <summary>How long a comment is missed before it counts as deleted.</summary>
    public TimeSpan Pause => Facts.ReadLag > LeastPause ? Facts.ReadLag : LeastPause;

    /// <summary>Reads and takes in.</summary>
    /// <param name="link">The link of the ticket there.</param>
    /// <param name="rows">What the hub knows of the conversation.</param>
    /// <param name="cancellation">Ends the waits.</param>
    public async Task<HearingResult> HearAsync(TicketLink link, IReadOnlyList<HubComment> rows, CancellationToken cancellation)
    {
        var read = await system.Tickets.ReadAsync(link.Key, cancellation).ConfigureAwait(false);
        if (read.Failure is { Class: not FailureClass.Permission } failure)
            return new HearingResult(read) { Result = TurnResult.Failed(failure) };
        // What has become of a ticket that is gone, hidden, or part of another, is the business of its fields' turn.
        if (read.Ticket is not { IsDeleted: false, MergedInto: null } external || external.Key != link.Key)
            return new HearingResult(read) { IsElsewhere = true };
        if (StaleRead.Of(link, external, Facts) is { } stale)
            return new HearingResult(read) { Result = TurnResult.Wait(scope.Now + stale, "what was read may be older than what is known") };
        if (system.Conversation is not { Facts.IsRead: true } conversation)
            return new HearingResult(read);
        var heard = await conversation.Parts.ReadAsync(external, cancellation).ConfigureAwait(false);
        if (heard.IsMissing)
            return new HearingResult(read) { IsElsewhere = true };
        if (heard.Failure is { } deaf)
            return new HearingResult(read) { Result = TurnResult.Failed(deaf) };
        return await TakeAsync(link, external, heard, rows, cancellation).ConfigureAwait(false) with { Read = read };
    }

    private async Task<HearingResult> TakeAsync(
        TicketLink link, SystemTicket external, ConversationReport told, IReadOnlyList<HubComment> rows, CancellationToken cancellation)
    {
        var elsewhere = await ElsewhereAsync(link, told, cancellation).ConfigureAwait(false);
        var (named, nameless) = await NamedAsync(told, elsewhere, cancellation).ConfigureAwait(false);
        if (nameless is not null)
            return new HearingResult(null) { Result = TurnResult.Failed(nameless) };
        var (copies, unasked) = await new RestoredComments(scope, system).OfAsync(link, external, told, rows, elsewhere, cancellation).ConfigureAwait(false);
        if (unasked is not null)
            return new HearingResult(null) { Result = TurnResult.Failed(unasked) };
        var from = scope.Comments!.From ?? await scope.LoadBeganAsync(Facts.Connection, cancellation).ConfigureAwait(false);
        var setting = new HearingSetting(scope.Now, from, Pause);
        var heard = new CommentIntake(Facts.Connection, scope.Comments, setting, scope.Setting.NewId).Take(link.Ticket, named, rows, copies);
        var files = new FileHearing(scope, system);
        var (found, unsure) = await files.TakeAsync(link, external, told, heard.After(rows), setting, cancellation).ConfigureAwait(false);
        if (unsure is not null)
            return new HearingResult(null) { Result = TurnResult.Failed(unsure) };
        var settled = external.UpdatedAt + Facts.Resolution + Facts.ReadLag;
        var stamp = found.IsUnsure ? null : external.Stamp is not { } tells || !scope.IsStamped(system) ? TicketLink.NoStamp : settled is { } at && external.ReadAt < at ? null : tells;
        var change = new HubChange(scope);
        Add(change, link, heard, told);
        await files.AddAsync(change, link, found, cancellation).ConfigureAwait(false);
        if (link.ConversationStamp != stamp)
            change.Put(link = link with { ConversationStamp = stamp });
        if (!change.IsEmpty)
        {
            var outcome = await change.CommitAsync(cancellation).ConfigureAwait(false);
            if (!outcome.IsCommitted)
                return new HearingResult(null) { Result = TurnResult.Again };
        }
        scope.Tell(heard.Counts + found.Counts + new HeardCounts { Told = told.Unread.Count, Unread = told.Unread.Count }, link.Connection, link.Ticket);
        return new HearingResult(null)
        {
            Heard = heard,
            Result = found.IsUnsure ? TurnResult.Wait(scope.Now + UnsurePause, "which of several files was there first is not known yet")
                : stamp is null ? Young(settled!.Value - external.ReadAt)
                : TurnResult.Quiet,
            HasNews = heard.HasNews || found.HasNews,
        };
    }

    // A young stamp may yet be given to another change.
    private TurnResult Young(TimeSpan wait) => TurnResult.Wait(scope.Now + wait, "what was heard is so young that more may follow");

    private void Add(HubChange change, TicketLink link, Heard heard, ConversationReport told)
    {
        var cause = $"{link.Connection}/{link.Key}";
        foreach (var (comment, part) in heard.New)
            change.Put(comment, part).Happened("comment.created", link.Ticket, $"{cause} {part.Key}", about: About(comment));
        foreach (var (before, after) in heard.Changed)
        {
            change.Put(after);
            if (after.DeletedAt != before.DeletedAt || after.Rev != before.Rev || after.Kind != before.Kind)
                change.Happened(after.DeletedAt is null ? "comment.updated" : "comment.deleted", link.Ticket, $"{cause} {after.Origin?.Key}", about: About(after));
        }
        foreach (var unread in told.Unread)
            change.Give(DeadLetters.Of(unread.Failure, new DeadSubject(link.Connection, link.Ticket, link.Key, $"comment {unread.Key ?? "?"}"), 1, scope.Now, Facts.Manifest));
        if (heard.New.Count > 0)
            scope.Tell(SyncStepKind.Pulled, link.Connection, link.Ticket, $"{heard.New.Count} comments");
        if (heard.Vanished.Count > 0)
        {
            var message = $"All {heard.Vanished.Count} {heard.Vanished[0].Kind} comments of {link.Key} are gone at once. They are not taken for deleted: "
                + "the account may have lost the right to read them.";
            change.Give(DeadLetters.Of(
                Failure.Of(FailureClass.Permission, message), new DeadSubject(link.Connection, link.Ticket, link.Key, "comments"), 1, scope.Now, Facts.Manifest));
        }
    }

    private static Dictionary<string, string> About(HubComment comment) => new() { ["comment"] = comment.Id, ["kind"] = comment.Kind };

    // A bare key says nothing to people: whose it is is asked once, of comments that are new.
    private async Task<(ConversationReport Named, Failure? Failure)> NamedAsync(ConversationReport told, IReadOnlySet<PartKey> known, CancellationToken cancellation)
    {
        var comments = told.Comments.ToList();
        for (var at = 0; at < comments.Count; at++)
        {
            if (comments[at] is not { Author: { Name: null, Key.Length: > 0 } author } || known.Contains(new PartKey(Facts.Connection, comments[at].Entity, comments[at].Key)))
                continue;
            var (name, failure) = await scope.People.NameOfAsync(Facts.Connection, author, cancellation).ConfigureAwait(false);
            if (failure is not null)
                return (told, failure);
            comments[at] = comments[at] with { Author = author with { Name = name } };
        }
        return (told with { Comments = comments }, null);
    }

    // A merged ticket shows the comments of the other, which are known, and told where they belong.
    private async Task<IReadOnlySet<PartKey>> ElsewhereAsync(TicketLink link, ConversationReport told, CancellationToken cancellation)
    {
        var parts = told.Comments.Select(comment => new PartKey(link.Connection, comment.Entity, comment.Key)).ToList();
        var rows = parts.Count == 0 ? [] : await scope.Setting.Store.LoadAsync([.. parts.Select(part => CommentRows.KeyOf(scope.Hub.Tenant, part))], cancellation).ConfigureAwait(false);
        return parts.Where((_, at) => rows[at] is not null).ToHashSet();
    }
}

/// <summary>What came of hearing a conversation.</summary>
/// <param name="Read">The ticket as it was read before; null where that is not told.</param>
internal sealed record HearingResult(ReadReport? Read)
{
    /// <summary>What was heard; null where nothing could be.</summary>
    public Heard? Heard { get; init; }

    /// <summary>The ticket is gone, or part of another.</summary>
    public bool IsElsewhere { get; init; }

    /// <summary>Whether the hub knows something now that it did not.</summary>
    public bool HasNews { get; init; }

    /// <summary>What it means for the turn.</summary>
    public TurnResult Result { get; init; } = TurnResult.Quiet;
}
