using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Conversations;
using Rezolve.Mapping.Sync.Recovery;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Sync.Systems.Conversations;

namespace Rezolve.Mapping.Sync.Conversations.Files;

/// <summary>Takes what a system tells of files into the hub.</summary>
/// <param name="scope">The sync.</param>
/// <param name="system">The system.</param>
internal sealed class FileHearing(SyncScope scope, ConnectedSystem system)
{
    private SystemFacts Facts => system.Facts;

    /// <summary>Takes in what was heard.</summary>
    public async Task<HeardFiles> TakeAsync(TicketLink link, ConversationReport told, IReadOnlyList<HubComment> comments, HearingSetting setting, CancellationToken cancellation)
    {
        if (scope.Attachments is not { } policy || told.Files.Count == 0)
            return new HeardFiles();
        var rows = await scope.FilesAsync(link.Ticket, cancellation).ConfigureAwait(false);
        var elsewhere = await ElsewhereAsync(link, told, rows, cancellation).ConfigureAwait(false);
        return new FileIntake(Facts.Connection, policy, system.Conversation?.Facts.Files?.Download == true, setting, scope.Setting.NewId).Take(link.Ticket, told, comments, rows, elsewhere);
    }

    /// <summary>Adds it to a change.</summary>
    public async Task AddAsync(HubChange change, TicketLink link, HeardFiles heard, CancellationToken cancellation)
    {
        foreach (var (file, part) in heard.New)
        {
            change.Put(file, part).Happened("file.added", link.Ticket, $"{link.Connection}/{link.Key} {part.Key}", about: new() { ["file"] = file.Id, ["name"] = file.Name });
            if (file.State is FileState.TooLarge or FileState.Blocked)
                FileFetch.Left(scope, change, link, file, Facts.Manifest);
        }
        foreach (var (file, part) in heard.Changed.Values)
        {
            change.Put(file, part is null ? [] : [part]);
            await CompareAsync(change, link, file, cancellation).ConfigureAwait(false);
        }
    }

    // A system may cut a file short and say that all went well.
    private async Task CompareAsync(HubChange change, TicketLink link, HubFile file, CancellationToken cancellation)
    {
        if (file.Copies.GetValueOrDefault(Facts.Connection) is not { State: CopyState.There, Size: { } size } copy || size == file.Size || file.State != FileState.Stored)
            return;
        var about = PartSubjects.Of(link, file);
        if (await scope.Hub.RowAsync(Hub.Rows.LetterRows.KeyOf(scope.Hub.Tenant, about.Id), cancellation).ConfigureAwait(false) is not null)
            return;
        var why = $"{file.Name} has {file.Size} bytes, and its copy {copy.Key} at {Facts.Connection} has {size}.";
        change.Give(DeadLetters.Of(Failure.Of(FailureClass.Validation, why), about, 1, scope.Now, Facts.Manifest));
    }

    private async Task<IReadOnlySet<PartKey>> ElsewhereAsync(TicketLink link, ConversationReport told, IReadOnlyList<HubFile> rows, CancellationToken cancellation)
    {
        var parts = told.Files.Select(file => new PartKey(link.Connection, file.Entity, file.Key)).Where(part => !rows.Any(row => row.Origin == part)).ToList();
        var known = parts.Count == 0 ? [] : await scope.Setting.Store.LoadAsync([.. parts.Select(part => FileRows.KeyOf(scope.Hub.Tenant, part))], cancellation).ConfigureAwait(false);
        return parts.Where((_, at) => known[at] is not null).ToHashSet();
    }
}
