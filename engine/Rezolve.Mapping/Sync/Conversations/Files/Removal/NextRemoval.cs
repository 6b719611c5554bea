using Rezolve.Mapping.Hub.Conversations;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Sync.Recovery;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Sync.Systems.Conversations;

namespace Rezolve.Mapping.Sync.Conversations.Files.Removal;

/// <summary>
/// Decides which copies of files must not be there any more, or be seen by fewer: those of files that are deleted where they were added, or in which something was
/// found, and those whose comment was deleted, or is not for everybody any more. Pure.
/// </summary>
/// <param name="facts">What is known of the system.</param>
/// <param name="can">What it can do with files.</param>
/// <param name="way">How files go there.</param>
/// <param name="comments">What the operator decided for comments.</param>
/// <param name="policy">What the operator decided for files.</param>
/// <param name="now">Now.</param>
internal sealed class NextRemoval(SystemFacts facts, FileFacts can, FileWay way, CommentPolicy comments, AttachmentPolicy policy, DateTimeOffset now)
{
    /// <summary>What is done now; null where nothing is.</summary>
    /// <param name="files">The ticket's files.</param>
    /// <param name="rows">The ticket's comments.</param>
    public FileAct? Of(IReadOnlyList<HubFile> files, IReadOnlyList<HubComment> rows) =>
        files.Where(file => file.Origin.Connection != facts.Connection && file.SameAs is null).Select(file => Of(file, rows)).FirstOrDefault(act => act is not null);

    private FileAct? Of(HubFile file, IReadOnlyList<HubComment> rows)
    {
        if (file.Copies.GetValueOrDefault(facts.Connection) is not { State: CopyState.There or CopyState.Unknown } copy)
            return null;
        var owner = rows.FirstOrDefault(row => row.Id == file.Comment);
        var carrier = copy.Carrier is { } id ? rows.FirstOrDefault(row => row.Id == id) : null;
        var isSeen = owner is not null && Visibility.IsWider(ShownTo(carrier ?? owner), owner.Kind);
        var isUnsafe = file is { State: FileState.Unsafe, Scan: FileScan.Infected };
        var erased = Erased(file, owner);
        if ((!isSeen && !isUnsafe && erased is null) || erased == RemovedPolicy.Ignore)
            return null;
        if (copy.State == CopyState.Unknown)
            return Recovering(file, copy, owner);
        // Where the comment will be seen by fewer, so will what it carries.
        if (isSeen && (carrier ?? owner)!.Copies.GetValueOrDefault(facts.Connection) is { State: CopyState.There, Hold.Until: not null })
            return null;
        var subject = $"{owner?.Kind} {owner?.DeletedAt is not null} {file.DeletedAt is not null} {file.State}";
        if (copy.Hold is { } hold && (hold.Until > now || (hold.Until is null && hold.Subject == subject)))
            return null;
        var act = new FileAct(FileActKind.Remove, file) { Copy = copy, Comment = owner, Subject = subject, Why = Why(isSeen, isUnsafe, owner) };
        if (isSeen && carrier?.Copies.GetValueOrDefault(facts.Connection) is { State: CopyState.There } carried && Visibility.IsWider(carried.Kind, owner!.Kind))
            return Visibility.IsWider(carrier.Kind, owner.Kind) ? act with { Kind = FileActKind.Narrow, Carrier = carrier, Said = owner.Kind } : null;
        return act with { Kind = can.Delete && copy.Key is not null && erased != RemovedPolicy.Note ? FileActKind.Remove : isSeen || isUnsafe ? FileActKind.Hold : FileActKind.Tell };
    }

    // A file by itself belongs to the ticket, and whoever sees the ticket sees it.
    private string ShownTo(HubComment holder) =>
        way == FileWay.First ? Visibility.Public : holder.Copies.GetValueOrDefault(facts.Connection)?.Kind ?? Visibility.Internal;

    private RemovedPolicy? Erased(HubFile file, HubComment? owner) => (owner?.DeletedAt, file.DeletedAt) switch
    {
        (not null, _) => comments.Deletes is ErasedPolicy.Delete or ErasedPolicy.Redact ? RemovedPolicy.Delete : RemovedPolicy.Ignore,
        (null, not null) => policy.Deletes,
        _ => null,
    };

    // Whether it was added has to be known before it can be taken back. Its bytes are not here any more, so it is looked for, and never sent again.
    private FileAct? Recovering(HubFile file, FileCopy copy, HubComment? owner)
    {
        if (file.State == FileState.Stored || way == FileWay.With || copy.LastSentAt is not { } last)
            return null;
        var recover = (can.Recover.Method == RecoverMethod.None ? new RecoverFacts(RecoverMethod.Match, TimeSpan.Zero) : can.Recover) with { KeyServes = TimeSpan.Zero };
        return RecoverTiming.Of(recover, copy.FirstSentAt!.Value, last, now, can.RequestTimeout, facts.ReadLag) is RecoverStep.Look
            ? new FileAct(FileActKind.Recover, file) { Copy = copy, Comment = owner }
            : null;
    }

    private string Why(bool isSeen, bool isUnsafe, HubComment? owner) =>
        isUnsafe ? "something harmful was found in it where it was added"
        : isSeen && way == FileWay.First ? $"everybody who sees the ticket at {facts.Connection} sees it, and it came with a comment that is {owner!.Kind}"
        : isSeen ? $"the comment it came with is {owner!.Kind} now"
        : "it was deleted where it was added";
}
