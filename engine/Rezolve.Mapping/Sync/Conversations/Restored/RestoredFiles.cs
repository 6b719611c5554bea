using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Conversations;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Sync.Conversations.Files;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Sync.Systems.Conversations;

namespace Rezolve.Mapping.Sync.Conversations.Restored;

/// <summary>
/// Tells, of files that were added before the store was restored and after its backup, which may be copies of ours: another system of the ticket has one of the same
/// name and size and, where that is told or can be counted, of the same bytes. They are never taken for new; the file they are copies of finds them.
/// </summary>
/// <param name="scope">The sync.</param>
/// <param name="system">The system that told of them.</param>
internal sealed class RestoredFiles(SyncScope scope, ConnectedSystem system)
{
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(5);

    private string Here => system.Facts.Connection;

    /// <summary>The time of which nothing is known, if a file that was added then may have gone over; null where it may not have.</summary>
    public static Restoration? Unknown(SyncScope scope, DateTimeOffset? addedAt, SystemFacts facts) =>
        // Of what bears no time everything is known, once all has been looked for.
        addedAt is null && !scope.Restoring.IsOpen ? null : scope.Restoring.Unknown(addedAt, facts);

    /// <summary>The files that are not new: those that were known to be another ticket's, and the copies.</summary>
    /// <param name="link">The link of the ticket.</param>
    /// <param name="external">The ticket, read just before.</param>
    /// <param name="told">What there is on it.</param>
    /// <param name="rows">What the hub knows of its files.</param>
    /// <param name="known">Which files told of the hub knows, apart from those that were added here.</param>
    /// <param name="cancellation">Ends the waits.</param>
    public async Task<RestoredFilesFound> OfAsync(
        TicketLink link, SystemTicket external, ConversationReport told, IReadOnlyList<HubFile> rows, IReadOnlySet<PartKey> known, CancellationToken cancellation)
    {
        var asked = told.Files.Where(one => one.Comment is null && !known.Contains(PartOf(one)) && !rows.Any(row => row.Origin == PartOf(one)) && MayBeOurs(one, external)).ToList();
        if (asked.Count == 0)
            return new RestoredFilesFound(known);
        var copies = new HashSet<SystemFile>();
        foreach (var one in asked)
        {
            var (isCopy, failure) = await IsOneOfAsync(one, external, rows, cancellation).ConfigureAwait(false);
            if (failure is not null)
                return new RestoredFilesFound(known) { Failure = failure };
            if (isCopy)
                copies.Add(one);
        }
        var left = asked.Where(one => !copies.Contains(one)).ToList();
        var elsewhere = new UnknownFiles(scope);
        if (left.Count > 0 && await elsewhere.GatherAsync(link, cancellation).ConfigureAwait(false) is { } unread)
            return new RestoredFilesFound(known) { Failure = unread };
        var after = left.Where(one => elsewhere.AreBefore(system, one, At(one, external))).ToList();
        copies.UnionWith(after);
        return new RestoredFilesFound(known.Concat(copies.Select(PartOf)).ToHashSet()) { IsUnsure = after.Count > 0 };
    }

    /// <summary>Whether two files may be the same, after all that is told of both.</summary>
    public static bool AreAlike(SystemFile one, SystemFile other) => FileNames.Of(one.Name) == FileNames.Of(other.Name)
        && (one.Size is null || other.Size is null || one.Size == other.Size) && (one.Hash is null || other.Hash is null || one.Hash == other.Hash);

    /// <summary>Whether a file that a system tells of may be one of the hub's, after its name and size.</summary>
    public static bool IsAlike(HubFile row, SystemFile told) => FileNames.Of(told.Name) == row.Name && (told.Size is null || row.Size is null || told.Size == row.Size);

    private PartKey PartOf(SystemFile one) => new(Here, one.Entity, one.Key);

    // The two clocks differ by what they said when the ticket was read, or by less.
    private DateTimeOffset? At(SystemFile one, SystemTicket external) => one.CreatedAt + (scope.Now - external.ReadAt);

    private bool MayBeOurs(SystemFile one, SystemTicket external) =>
        Unknown(scope, At(one, external), system.Facts) is { } unknown && !(At(one, external) < unknown.BackupAt - Skew);

    // Of one whose bytes are here they decide; what has not come yet may turn out to be it.
    private async Task<(bool IsCopy, Failure? Failure)> IsOneOfAsync(SystemFile one, SystemTicket external, IReadOnlyList<HubFile> rows, CancellationToken cancellation)
    {
        var may = rows.Where(row => row.Origin.Connection != Here && row.SameAs is null && row.DeletedAt is null && IsUncopied(row) && IsAlike(row, one)).ToList();
        if (may.Count == 0)
            return (false, null);
        if (may.Exists(row => row.Hash is null) || system.Conversation!.Facts.Files?.Download != true)
            return (true, null);
        var (hash, failure) = await new FileSearch(scope, system, external).HashAsync(one, cancellation).ConfigureAwait(false);
        return (may.Exists(row => row.Hash == hash), failure);
    }

    private bool IsUncopied(HubFile row) => (row.State is FileState.Pending or FileState.Stored || row is { State: FileState.Failed, Hold: not null })
        && row.Copies.GetValueOrDefault(Here) is null or { State: CopyState.Planned, Key: null };
}

/// <summary>Which files are not taken for new.</summary>
/// <param name="Known">Their keys.</param>
internal sealed record RestoredFilesFound(IReadOnlySet<PartKey> Known)
{
    /// <summary>Whether some wait for another system's, which the hub does not know yet.</summary>
    public bool IsUnsure { get; init; }

    /// <summary>Why nobody can tell; null where somebody can.</summary>
    public Failure? Failure { get; init; }
}
