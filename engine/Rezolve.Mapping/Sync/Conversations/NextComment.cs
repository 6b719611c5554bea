using Rezolve.Mapping.Hub.Conversations;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Sync.Conversations.Files;
using Rezolve.Mapping.Sync.Recovery;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Sync.Systems.Conversations;

namespace Rezolve.Mapping.Sync.Conversations;

/// <summary>
/// Decides what is done next about a ticket's comments at one system. What fewer people may read goes first, then what must not be there any more, then what was
/// said, in the order of each source: one that is tried again is waited for, one that was given up is not. Pure.
/// </summary>
/// <param name="facts">What is known of the system.</param>
/// <param name="conversation">What it can do with comments.</param>
/// <param name="policy">What the operator decided.</param>
/// <param name="now">Now.</param>
/// <param name="files">What is due of the ticket's files.</param>
internal sealed class NextComment(SystemFacts facts, ConversationFacts conversation, CommentPolicy policy, DateTimeOffset now, NextFile files)
{
    private const string Hub = "hub";

    /// <summary>What is due.</summary>
    /// <param name="rows">The ticket's comments.</param>
    public DueComments Of(IReadOnlyList<HubComment> rows)
    {
        var ordered = rows.OrderBy(row => row.CreatedAt).ThenBy(row => row.Place).ThenBy(row => row.Id, StringComparer.Ordinal).ToList();
        foreach (var decide in (Func<HubComment, CommentAct?>[])[Narrowing, Erasing])
        {
            if (ordered.Where(row => !IsHeld(row)).Select(decide).FirstOrDefault(act => act is not null) is { } first)
                return new DueComments(first);
        }
        return files.Removal(ordered) is { } removal ? new DueComments(null) { File = removal } : InOrder(ordered);
    }

    private CommentCopy? CopyOf(HubComment row) => row.Copies.GetValueOrDefault(facts.Connection);

    private bool IsHeld(HubComment row) => CopyOf(row)?.Hold is { } hold && (hold.Until is null ? hold.Subject == SubjectOf(row) : hold.Until > now);

    /// <summary>What a hold is about: the same again is not tried, another is.</summary>
    public static string SubjectOf(HubComment row) => $"{row.Rev} {row.Kind} {row.DeletedAt is not null}";

    private CommentAct? Narrowing(HubComment row)
    {
        if (CopyOf(row) is not { State: CopyState.There } copy || !Visibility.IsWider(copy.Kind, row.Kind))
            return null;
        var entity = Entity(copy);
        // Files that show with a comment are taken back with all of it, and not with its text.
        var kind = entity.Narrow && entity.Kinds.Contains(Visibility.Internal) ? ActKind.Narrow
            : entity.Delete && (!entity.Edit || files.AreShownWith(row)) ? ActKind.Delete
            : entity.Edit ? ActKind.Redact
            : ActKind.Give;
        return new CommentAct(kind, row) { Copy = copy, Saying = new Saying(entity, Visibility.Internal) };
    }

    private CommentAct? Erasing(HubComment row)
    {
        if (row.DeletedAt is null || CopyOf(row) is not { } copy || copy.State is not (CopyState.There or CopyState.Planned))
            return null;
        var entity = Entity(copy);
        var kind = copy.State == CopyState.Planned ? ActKind.Leave : policy.Deletes switch
        {
            ErasedPolicy.Delete when entity.Delete => ActKind.Delete,
            ErasedPolicy.Delete or ErasedPolicy.Redact when entity.Edit => ActKind.Redact,
            ErasedPolicy.Ignore => ActKind.Leave,
            _ => ActKind.Strike,
        };
        return new CommentAct(kind, row) { Copy = copy, Saying = new Saying(entity, copy.Kind) };
    }

    private DueComments InOrder(List<HubComment> rows)
    {
        var blocked = new HashSet<string>(StringComparer.Ordinal);
        DueComments waiting = new(null);
        foreach (var row in rows.Where(row => row.Origin?.Connection != facts.Connection && (row.OnlyFor ?? facts.Connection) == facts.Connection))
        {
            var source = row.Origin?.Connection ?? Hub;
            if (blocked.Contains(source) || Due(row) is not { } due)
                continue;
            if (due.Act is not null || due.File is not null)
                return due;
            blocked.Add(source);
            if (waiting.At is null || due.At < waiting.At)
                waiting = due;
        }
        return files.Loose(rows) is { } loose && (loose.File is not null || waiting.At is null || loose.At < waiting.At) ? loose : waiting;
    }

    private DueComments? Due(HubComment row)
    {
        var copy = CopyOf(row);
        if (copy is { Hold.Until: { } until } && until > now && copy.State != CopyState.Held)
            return new DueComments(null) { At = until, Waits = copy.Hold.WaitsFor };
        return copy switch
        {
            { State: CopyState.Unknown } => files.BeforeAgain(row) ?? Recovering(row, copy),
            { State: CopyState.There } when copy.Rev < row.Rev && row.DeletedAt is null && !IsHeld(row) => files.Before(row) ?? new DueComments(Editing(row, copy)),
            null or { State: CopyState.Planned } when row.DeletedAt is null && !IsHeld(row) && Saying(row, copy) is { } saying =>
                (saying.Act?.Kind == ActKind.Create ? files.Before(row) : null) ?? saying,
            _ => null,
        };
    }

    // Who refuses twins by our key is asked again, as long as there is something to say; else what was made is looked for once it shows.
    private DueComments Recovering(HubComment row, CommentCopy copy)
    {
        var entity = Entity(copy);
        var saying = row.DeletedAt is null ? Visibility.Saying(conversation.Comments, row.Kind) : null;
        var recover = saying is null ? entity.Recover with { KeyServes = TimeSpan.Zero } : entity.Recover;
        return RecoverTiming.Of(recover, copy.FirstSentAt!.Value, copy.LastSentAt!.Value, now, entity.RequestTimeout, facts.ReadLag) switch
        {
            RecoverStep.Wait wait => new DueComments(null) { At = wait.Until, Waits = "nobody knows yet whether a comment was made" },
            RecoverStep.Resend => new DueComments(new CommentAct(ActKind.Create, row) { Copy = copy, Saying = saying }),
            _ => new DueComments(new CommentAct(ActKind.Recover, row) { Copy = copy, Saying = new Saying(entity, copy.Kind) }),
        };
    }

    private DueComments? Saying(HubComment row, CommentCopy? copy)
    {
        if (row.OnlyFor is null && !policy.GoesTo(facts.Connection, row.Kind))
            return null;
        return new DueComments(Visibility.Saying(conversation.Comments, row.Kind) is { } saying
            ? new CommentAct(ActKind.Create, row) { Copy = copy, Saying = saying }
            : new CommentAct(ActKind.Give, row) { Copy = copy });
    }

    private CommentAct Editing(HubComment row, CommentCopy copy)
    {
        var entity = Entity(copy);
        var kind = policy.Edits switch
        {
            EditedPolicy.Edit when entity.Edit => ActKind.Edit,
            EditedPolicy.Ignore => ActKind.Leave,
            _ => ActKind.Correct,
        };
        return new CommentAct(kind, row) { Copy = copy, Saying = new Saying(entity, copy.Kind) };
    }

    // A connector that has lost an entity can do nothing with what was said there.
    private CommentFacts Entity(CommentCopy copy) =>
        conversation.Comments.FirstOrDefault(entity => entity.Entity == copy.Entity) ?? new CommentFacts(copy.Entity);
}
