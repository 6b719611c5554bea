using Rezolve.Mapping.Hub.Conversations;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.RichText.Model;
using Rezolve.Mapping.Sync.Conversations.Files.Removal;
using Rezolve.Mapping.Sync.Recovery;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Sync.Systems.Conversations;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Conversations.Files;

/// <summary>
/// Decides what is done next about a ticket's files at one system, and what of them goes with a comment. A comment waits for its files until they are here or
/// given up; a file is never seen by more people than the comment it came with. Pure.
/// </summary>
/// <param name="facts">What is known of the system.</param>
/// <param name="conversation">What it can do with comments and files.</param>
/// <param name="comments">What the operator decided for comments.</param>
/// <param name="policy">What the operator decided for files; null where none go over.</param>
/// <param name="files">The ticket's files.</param>
/// <param name="now">Now.</param>
internal sealed class NextFile(
    SystemFacts facts, ConversationFacts conversation, CommentPolicy comments, AttachmentPolicy? policy, IReadOnlyList<HubFile> files, DateTimeOffset now)
{
    private readonly FileFit _fit = new(facts.Connection, conversation, policy);

    /// <summary>How files go there.</summary>
    public FileWay Way => policy is null ? FileWay.None : _fit.Way;

    /// <summary>What has to be done before a comment can be said, or said anew; null where nothing has.</summary>
    public DueComments? Before(HubComment comment)
    {
        if (Way == FileWay.None)
            return null;
        foreach (var file in Owned(comment))
        {
            if (file.State == FileState.Pending)
                return new DueComments(null) { At = file.Hold?.Until, Waits = "a file that came with a comment is not here yet" };
            var due = _fit.Refusal(file, comment.Kind) is { } why ? Held(file, comment, why) : Way == FileWay.First ? Sending(file, comment) : null;
            if (due is not null)
                return due;
        }
        return null;
    }

    /// <summary>What has to be done before a comment may be sent again that goes with its files: bytes that were lost meanwhile are got first.</summary>
    public DueComments? BeforeAgain(HubComment comment) => Way == FileWay.With ? Before(comment) : null;

    /// <summary>Whether the copy of a comment shows files, which go where it goes.</summary>
    public bool AreShownWith(HubComment comment) => Way != FileWay.First && Owned(comment).Any(file => CopyOf(file) is { State: CopyState.There or CopyState.Unknown });

    /// <summary>Where the files of a comment were added; null for none.</summary>
    public string? OriginOf(HubComment comment) => Owned(comment).FirstOrDefault()?.Origin.Connection;

    /// <summary>What is due of files by themselves: those of the ticket, those that came after their comment was said, and those that more people see than should.</summary>
    /// <param name="rows">The ticket's comments.</param>
    public DueComments? Loose(IReadOnlyList<HubComment> rows)
    {
        if (policy is null)
            return null;
        DueComments? waiting = null;
        foreach (var file in files.Where(file => file.Origin.Connection != facts.Connection && file.SameAs is null))
        {
            if (Due(file, rows) is not { } due)
                continue;
            if (due.File is not null)
                return due;
            if (waiting?.At is null || due.At < waiting.At)
                waiting = due;
        }
        return waiting;
    }

    /// <summary>What is done now about copies that must not be there any more, or be seen by fewer: before anything else is said. Null where nothing is.</summary>
    /// <param name="rows">The ticket's comments.</param>
    public FileAct? Removal(IReadOnlyList<HubComment> rows) =>
        policy is null || conversation.Files is not { } can ? null : new NextRemoval(facts, can, Way, comments, policy, now).Of(files, rows);

    /// <summary>The files that went with a comment, as they stand when it is deleted there.</summary>
    public IEnumerable<HubFile> Ended(HubComment comment) => Way == FileWay.First ? [] :
        Owned(comment).Where(file => CopyOf(file) is { State: CopyState.There }).Select(file => FileCopies.As(file, facts.Connection, CopyState.Ended));

    /// <summary>The files that go with a comment.</summary>
    public IReadOnlyList<HubFile> With(HubComment comment) => Way != FileWay.With ? [] :
        [.. Owned(comment).Where(file => file.State == FileState.Stored && _fit.Refusal(file, comment.Kind) is null && Twin(file, comment.Kind) is null
            && CopyOf(file) is null or { State: CopyState.Planned or CopyState.Unknown })];

    /// <summary>The lines that tell which files do not come with a comment; null for none.</summary>
    /// <param name="comment">The comment.</param>
    /// <param name="url">The address of the ticket where they are; null where it has none.</param>
    public string? Notes(HubComment comment, string? url) => policy is null ? null :
        string.Join('\n', Owned(comment).Select(file => _fit.Refusal(file, comment.Kind)?.Note(file, url)).OfType<string>()) is { Length: > 0 } notes ? notes : null;

    /// <summary>A text as it is said there: its pictures are those of the copies.</summary>
    public Value Shown(in Value body, HubComment comment) => Way == FileWay.None ? body : ShownFiles.Elsewhere(
        body, [.. files.Where(file => file.Origin.Connection == comment.Origin?.Connection)], file => file.State == FileState.Stored ? Picture(Twin(file, comment.Kind) ?? file) : null);

    private IEnumerable<HubFile> Owned(HubComment comment) =>
        files.Where(file => file.Origin.Connection != facts.Connection && file.SameAs is null && (CopyOf(file)?.Carrier ?? file.Comment) == comment.Id);

    // A list of files tells what is there, whatever the manifest declares.
    private RecoverFacts Recover => conversation.Files!.Recover is { Method: not RecoverMethod.None } declared ? declared : new RecoverFacts(RecoverMethod.Match, TimeSpan.Zero);

    private FileCopy? CopyOf(HubFile file) => file.Copies.GetValueOrDefault(facts.Connection);

    private DueComments? Due(HubFile file, IReadOnlyList<HubComment> rows)
    {
        var copy = CopyOf(file);
        if (copy is { State: CopyState.There, Hold: { Until: { } until } hold } && until > now)
            return new DueComments(null) { At = until, Waits = hold.WaitsFor };
        var comment = rows.FirstOrDefault(row => row.Id == (copy?.Carrier ?? file.Comment));
        if ((file.State == FileState.Pending && Way != FileWay.None) || comment?.DeletedAt is not null || (comment is null && (copy?.Carrier ?? file.Comment) is not null))
            return null;
        if (comment is not null && comment.Copies.GetValueOrDefault(facts.Connection) is not { State: CopyState.There })
            return Exposed(file, comment);
        if (comment is not null && IsReadByMore(comment) && (copy is { State: CopyState.There } || Way == FileWay.After))
            return comment.Copies[facts.Connection].Hold is { Until: null } ? Held(file, comment, Narrowed(comment)) : null;
        if (_fit.Refusal(file, comment?.Kind ?? Visibility.Public) is { } why)
            return why.IsTold ? Held(file, comment, why) : IsUntold(file, comment, why) ? Carrying(file, comment, why.Why) : null;
        if (Way == FileWay.First || (Way == FileWay.After && comment is not null))
            return Sending(file, comment);
        return copy is null ? Carrying(file, comment, $"files go to {facts.Connection} with comments only, and no comments go there") : null;
    }

    // The text of its comment was taken back from everybody, and the file still shows: where it is the comment's and that could be deleted, it went too.
    private DueComments? Exposed(HubFile file, HubComment comment) =>
        CopyOf(file) is { State: CopyState.There } && comment.Copies.GetValueOrDefault(facts.Connection) is { State: CopyState.Ended } said && Visibility.IsWider(said.Kind, comment.Kind)
            && (Way == FileWay.First || !conversation.Comments.Any(entity => entity.Entity == said.Entity && entity.Delete))
            ? Held(file, comment, Narrowed(comment))
            : null;

    // The copy of its comment could not be narrowed: a person knows, and no file goes to it any more.
    private bool IsReadByMore(HubComment comment) => Visibility.IsWider(comment.Copies[facts.Connection].Kind, comment.Kind);

    private static FileRefusal Narrowed(HubComment comment) => new($"the comment it came with is {comment.Kind} now", LeftOutPolicy.Note) { IsExposed = true };

    // A line under its comment tells of it. Where there is none, or that was said before, a comment of ours does.
    private bool IsUntold(HubFile file, HubComment? comment, FileRefusal why) => why.IsNoted && CopyOf(file) is null
        && comment?.Copies.GetValueOrDefault(facts.Connection)?.Notes?.Contains(file.Name, StringComparison.Ordinal) != true;

    // What is there already for as many people, under the same name, is not sent again.
    private HubFile? Twin(HubFile file, string kind) => files.FirstOrDefault(other => other.Id != file.Id && other.Hash == file.Hash && other.Name == file.Name
        && string.CompareOrdinal(other.Id, file.Id) < 0 && (other.Comment == file.Comment || (other.Comment is null && kind == Visibility.Public))
        && (other.Origin.Connection == facts.Connection || CopyOf(other) is { State: CopyState.There }));

    // One that is there is seen by more people than should: its comment was for all when it was sent.
    private DueComments? Held(HubFile file, HubComment? comment, FileRefusal why)
    {
        var copy = CopyOf(file);
        return !why.IsTold || copy is { Hold: not null } or { State: CopyState.Held or CopyState.Gone or CopyState.Ended } || (copy?.State == CopyState.There && !why.IsExposed) ? null
            : new DueComments(null) { File = new FileAct(FileActKind.Hold, file) { Copy = copy, Comment = comment, Why = why.Why } };
    }

    private DueComments? Sending(HubFile file, HubComment? comment)
    {
        var copy = CopyOf(file);
        if (file.State != FileState.Stored || copy is { State: CopyState.There or CopyState.Held or CopyState.Gone or CopyState.Ended } || Twin(file, comment?.Kind ?? Visibility.Public) is not null)
            return null;
        if (copy?.Hold?.Until > now)
            return new DueComments(null) { At = copy.Hold.Until, Waits = copy.Hold.WaitsFor };
        var step = copy is { State: CopyState.Unknown }
            ? RecoverTiming.Of(Recover, copy.FirstSentAt!.Value, copy.LastSentAt!.Value, now, conversation.Files!.RequestTimeout, facts.ReadLag)
            : new RecoverStep.Resend();
        return step is RecoverStep.Wait wait
            ? new DueComments(null) { At = wait.Until, Waits = "nobody knows yet whether a file was added" }
            : new DueComments(null) { File = new FileAct(step is RecoverStep.Resend ? FileActKind.Send : FileActKind.Recover, file) { Copy = copy, Comment = comment } };
    }

    // Where files go with comments only, a comment of ours takes them; what is on its way yet goes in the same. It tells of those that stay away too.
    private DueComments? Carrying(HubFile file, HubComment? comment, string why)
    {
        var together = files.Where(other => other.Comment == file.Comment && other.Origin.Connection == file.Origin.Connection && other.SameAs is null && CopyOf(other) is null).ToList();
        if (Way != FileWay.None && together.Exists(other => other is { State: FileState.Pending, Hold: null }))
            return null;
        var said = comment is not null ? Visibility.Narrower(comment.Copies[facts.Connection].Kind, comment.Kind)
            : CanSay(Visibility.Public) ? Visibility.Public
            : CanSay(Visibility.Internal) ? Visibility.Internal
            : null;
        if (said is null)
            return Held(file, comment, new FileRefusal(why, LeftOutPolicy.Hold));
        together.RemoveAll(other => _fit.Refusal(other, said) is { } refusal ? !IsUntold(other, comment, refusal)
            : other.State != FileState.Stored || Way == FileWay.First || (Way == FileWay.After && comment is not null) || Twin(other, said) is not null);
        return together.Count == 0 ? null
            : new DueComments(null) { File = new FileAct(FileActKind.Carry, file) { Comment = comment, Together = together, Said = said } };
    }

    private bool CanSay(string kind) => comments.GoesTo(facts.Connection, kind) && Visibility.Saying(conversation.Comments, kind) is not null;

    // Where nothing tells its address yet, its name does: it stands beside the text.
    private ImageSource? Picture(HubFile file) =>
        file.Origin.Connection == facts.Connection ? Picture(file.Url, file.Origin.Key)
        : CopyOf(file) is { State: CopyState.There } copy ? Picture(copy.Url, copy.Key) ?? new ImageSource(ImageKind.Part, file.Name)
        : Way == FileWay.With ? new ImageSource(ImageKind.Part, file.Name)
        : null;

    private static ImageSource? Picture(string? url, string? key) =>
        url is not null ? ImageSource.OfAddress(url) : key is not null ? new ImageSource(ImageKind.Media, key) : null;
}
