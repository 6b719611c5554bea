using Rezolve.Mapping.Hub.Conversations;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Sync.Rounds;
using Rezolve.Mapping.Sync.Systems.Conversations;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Conversations.Files;

/// <summary>
/// Holds what a system tells of a ticket's files against what the hub knows: which are new, and which are copies of ours. That a copy is not told says nothing, and
/// that a file is not told says little: some answers leave files out, so it is asked for. Pure but for the ids it gives.
/// </summary>
/// <param name="connection">The system.</param>
/// <param name="policy">What the operator decided.</param>
/// <param name="isGiven">Whether the system gives the bytes of files.</param>
/// <param name="setting">When things count.</param>
/// <param name="newId">Gives ids.</param>
internal sealed class FileIntake(string connection, AttachmentPolicy policy, bool isGiven, HearingSetting setting, Func<string> newId)
{
    /// <summary>Takes in what was heard.</summary>
    /// <param name="ticket">The hub's ticket.</param>
    /// <param name="heard">What the system tells, all of it.</param>
    /// <param name="comments">The ticket's comments, those included that came with it.</param>
    /// <param name="rows">What the hub knows of files.</param>
    /// <param name="elsewhere">Keys that belong to files of other tickets.</param>
    public HeardFiles Take(string ticket, ConversationReport heard, IReadOnlyList<HubComment> comments, IReadOnlyList<HubFile> rows, IReadOnlySet<PartKey> elsewhere)
    {
        var result = new HeardFiles { Told = heard.Files.Count };
        var mine = rows.ToDictionary(row => row.Id, StringComparer.Ordinal);
        var shown = new HashSet<string>(StringComparer.Ordinal);
        foreach (var told in heard.Files)
        {
            var part = new PartKey(connection, told.Entity, told.Key);
            if (mine.Values.FirstOrDefault(row => row.Origin == part) is { } origin)
            {
                shown.Add(origin.Id);
                result.Note(mine, Retold(origin, told));
            }
            else if (mine.Values.FirstOrDefault(row => CopyOf(row) is { } copy && copy.Key == told.Key && copy.Entity == told.Entity) is { } copied)
                result.Note(mine, Seen(copied, told), IsDue);
            else if (elsewhere.Contains(part))
                continue;
            else if (mine.Values.FirstOrDefault(row => IsUnnamed(row, told, comments)) is { } ours)
                result.Claim(mine, With(Seen(ours, told), copy => copy with { Key = told.Key, Entity = told.Entity }), part);
            else if (mine.Values.Any(row => MayBe(row, told)))
                result.Waiting++;
            else
                Admit(ticket, part, told, heard, comments, result);
        }
        foreach (var row in mine.Values.Where(row => row.Origin.Connection == connection && row.DeletedAt is null && !shown.Contains(row.Id)).ToList())
            Miss(row, mine, heard, comments, result);
        return result;
    }

    /// <summary>A file that is gone where it was added: nothing is kept of it but that it was there.</summary>
    public static HubFile Ended(HubFile row, DateTimeOffset now) => row with
    {
        DeletedAt = now,
        MissingSince = null,
        State = row.State is FileState.Stored or FileState.Pending ? FileState.Gone : row.State,
        Hash = null,
        Hold = null,
    };

    // What went with a comment is gone with it. Of the rest a second look says that it is not there, and the file itself is asked for then.
    private void Miss(HubFile row, Dictionary<string, HubFile> mine, ConversationReport heard, IReadOnlyList<HubComment> comments, HeardFiles result)
    {
        var comment = comments.FirstOrDefault(one => one.Id == row.Comment);
        if (comment?.DeletedAt is not null || heard.DeletedFiles.Contains((row.Origin.Entity, row.Origin.Key)))
            result.Note(mine, Ended(row, setting.Now));
        else if (comment?.MissingSince is not null || row.IsUnlisted || row.State is FileState.Failed or FileState.Gone || heard.Unread.Any(one => one.Key == row.Origin.Key))
            return;
        else if (row.MissingSince is null)
            result.Note(mine, row with { MissingSince = setting.Now });
        else if (setting.Now >= row.MissingSince + setting.Pause)
            result.Missed.Add(row);
    }

    // The second look at a copy that is told otherwise than it was sent decides, though it shows nothing new.
    private bool IsDue(HubFile row) => CopyOf(row) is { DiffersSince: { } since, Hold: not { Reason: HoldReasons.Differs } } && setting.Now >= since + setting.Pause;

    private FileCopy? CopyOf(HubFile row) => row.Copies.GetValueOrDefault(connection);

    private HubFile With(HubFile row, Func<FileCopy, FileCopy> change) =>
        row with { Copies = new Dictionary<string, FileCopy>(row.Copies, StringComparer.Ordinal) { [connection] = change(CopyOf(row)!) } };

    // What an answer left out may be told by the next; what we know is never forgotten for it. One that was gone and is there again is got anew.
    private static HubFile Retold(HubFile row, SystemFile told)
    {
        var now = Scanned(row with { MissingSince = null, IsUnlisted = false }, told.Scan);
        if (now.DeletedAt is not null)
            now = now with { DeletedAt = null, State = now.State == FileState.Gone ? FileState.Pending : now.State, Attempts = 0 };
        return now.State != FileState.Pending ? now
            : now with { Size = now.Size ?? told.Size, MediaType = now.MediaType ?? told.MediaType, Url = now.Url ?? UrlOf(told) };
    }

    private static HubFile Scanned(HubFile row, string? scan) => (row with { Scan = scan }, scan) switch
    {
        ({ State: FileState.Pending or FileState.Stored } now, FileScan.Infected) => now with { State = FileState.Unsafe, Hash = null, Hold = null },
        ({ State: FileState.Unsafe } now, not FileScan.Infected and not FileScan.Pending) => now with { State = FileState.Pending, Hold = null, Attempts = 0 },
        ({ State: FileState.Pending, Hold: not null } now, not FileScan.Pending) when row.Scan == FileScan.Pending => now with { Hold = null, Attempts = 0 },
        (var now, _) => now,
    };

    private HubFile Seen(HubFile row, SystemFile told)
    {
        var copy = CopyOf(row)!;
        var now = copy with
        {
            Size = told.Size ?? copy.Size,
            Url = UrlOf(told) ?? copy.Url,
            State = copy.State == CopyState.Gone ? CopyState.There : copy.State,
            DiffersSince = FileCheck.Differs(row, told) ? copy.DiffersSince ?? setting.Now : null,
        };
        return now == copy ? row : With(row, _ => now);
    }

    // A file that went with a comment has no key before its system tells one. Where nothing tells its comment its bytes say which it is, once they are here.
    private bool IsUnnamed(HubFile row, SystemFile told, IReadOnlyList<HubComment> comments) =>
        CopyOf(row) is { State: CopyState.There, Key: null } copy && (told.Comment is null ? !isGiven && IsAlike(row, told)
            : FileNames.Of(told.Name) == row.Name && comments.FirstOrDefault(one => one.Id == (copy.Carrier ?? row.Comment))?.Copies.GetValueOrDefault(connection)?.Key == told.Comment);

    // The feed is often faster than our own commit: what may be the outcome of a write of ours is nobody's until that is settled.
    private bool MayBe(HubFile row, SystemFile told) =>
        CopyOf(row) is { Key: null } copy && IsAlike(row, told)
        && (copy.State == CopyState.Unknown || (copy.State == CopyState.Held && copy.Hold?.Reason == HoldReasons.Doubt));

    private static bool IsAlike(HubFile row, SystemFile told) =>
        FileNames.Of(told.Name) == row.Name && (told.Size is null || row.Size is null || told.Size == row.Size);

    private void Admit(string ticket, PartKey part, SystemFile told, ConversationReport heard, IReadOnlyList<HubComment> comments, HeardFiles result)
    {
        var file = new HubFile
        {
            Id = "",
            Ticket = ticket,
            Origin = part,
            OriginComment = told.Comment,
            Name = FileNames.Of(told.Name),
            MediaType = told.MediaType,
            Size = told.Size,
            IsInline = told.IsInline,
            Scan = told.Scan,
            Url = UrlOf(told),
            CreatedAt = told.CreatedAt,
        };
        // A file that a comment shows is that comment's, wherever its system lists it: who may not read the one must not see the other.
        var owner = told.Comment ?? heard.Comments.Where(one => ShownFiles.Shows(one.Body, file)).OrderBy(one => Visibility.KindOf(one.Kind) == Visibility.Public).FirstOrDefault()?.Key;
        var comment = owner is null ? null : comments.FirstOrDefault(one => one.Origin?.Connection == connection && one.Origin.Key == owner && one.DeletedAt is null);
        // Of what people add to a comment that takes no part, or to a copy of ours, nothing goes anywhere.
        if (owner is not null ? comment is null : told.CreatedAt < setting.From)
            result.Passed++;
        else
            result.New.Add((Judged(file with { Id = newId(), Comment = comment?.Id, OriginComment = owner }), part));
    }

    private HubFile Judged(HubFile file) => FileJudgement.Of(policy, file) is { } state ? file with { State = state } : isGiven ? file : file with { State = FileState.Failed };

    private static string? UrlOf(SystemFile told) => told.Canonical["url"] is { Kind: ValueKind.Text } url ? url.Text : null;
}

/// <summary>What came of hearing what a system tells of files.</summary>
internal sealed class HeardFiles
{
    /// <summary>Files that are new to the hub, with the key each is known by.</summary>
    public List<(HubFile File, PartKey Part)> New { get; } = [];

    /// <summary>Files of which something is known now that was not before, with the key that became known; null for none.</summary>
    public Dictionary<string, (HubFile File, PartKey? Part)> Changed { get; } = new(StringComparer.Ordinal);

    /// <summary>How many were told.</summary>
    public int Told { get; init; }

    /// <summary>How many may be what a write of ours has added.</summary>
    public int Waiting { get; set; }

    /// <summary>What became of all that were told.</summary>
    public HeardCounts Counts => new() { Told = Told, New = New.Count, Waiting = Waiting, Passed = Passed, Known = Told - New.Count - Waiting - Passed };

    /// <summary>Files that are not listed any more: they are asked for.</summary>
    public List<HubFile> Missed { get; } = [];

    /// <summary>How many were left where they are, as the operator decided.</summary>
    public int Passed { get; set; }

    /// <summary>Whether some are not taken in yet: which system had them first is known when another was heard.</summary>
    public bool IsUnsure { get; set; }

    /// <summary>Whether the hub has something to keep.</summary>
    public bool HasNews => New.Count + Changed.Count > 0;

    /// <summary>Notes what has become of a file.</summary>
    /// <param name="rows">The files as they are known.</param>
    /// <param name="file">The file as it is told.</param>
    /// <param name="isNews">Whether it counts as changed though it is not; null where it does not.</param>
    public void Note(Dictionary<string, HubFile> rows, HubFile file, Func<HubFile, bool>? isNews = null)
    {
        if (rows[file.Id] != file || isNews?.Invoke(file) == true)
            (rows[file.Id], Changed[file.Id]) = (file, (file, Changed.GetValueOrDefault(file.Id).Part));
    }

    /// <summary>Notes which key a copy of ours has.</summary>
    public void Claim(Dictionary<string, HubFile> rows, HubFile file, PartKey part) => (rows[file.Id], Changed[file.Id]) = (file, (file, part));
}

/// <summary>Whether a file is copied at all.</summary>
internal static class FileJudgement
{
    /// <summary>How a file stands that is not; null where it is.</summary>
    public static FileState? Of(AttachmentPolicy policy, HubFile file) =>
        file.Scan == FileScan.Infected ? FileState.Unsafe : file.Size > policy.MostBytes ? FileState.TooLarge : !policy.Takes(file.Name, file.MediaType) ? FileState.Blocked : null;
}

/// <summary>What a system's scan says of a file.</summary>
internal static class FileScan
{
    /// <summary>It is not over.</summary>
    public const string Pending = "pending";

    /// <summary>Something harmful was found.</summary>
    public const string Infected = "infected";
}
