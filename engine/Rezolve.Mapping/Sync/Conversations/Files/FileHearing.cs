using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Conversations;
using Rezolve.Mapping.Sync.Conversations.Files.Removal;
using Rezolve.Mapping.Sync.Conversations.Restored;
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
    /// <param name="link">The link of the ticket there.</param>
    /// <param name="external">The ticket there, read just before.</param>
    /// <param name="told">What the system tells, all of it.</param>
    /// <param name="comments">The ticket's comments, those included that came with it.</param>
    /// <param name="setting">When things count.</param>
    /// <param name="cancellation">Ends the waits.</param>
    /// <returns>What came of it; a failure where nobody can tell yet what is a copy of ours.</returns>
    public async Task<(HeardFiles Heard, Failure? Failure)> TakeAsync(
        TicketLink link, SystemTicket external, ConversationReport told, IReadOnlyList<HubComment> comments, HearingSetting setting, CancellationToken cancellation)
    {
        if (scope.Attachments is not { } policy)
            return (new HeardFiles(), null);
        var rows = await scope.FilesAsync(link.Ticket, cancellation).ConfigureAwait(false);
        if (told.Files.Count == 0 && rows.Count == 0)
            return (new HeardFiles(), null);
        var elsewhere = await ElsewhereAsync(link, told, rows, cancellation).ConfigureAwait(false);
        var restored = await new RestoredFiles(scope, system).OfAsync(link, external, told, rows, elsewhere, cancellation).ConfigureAwait(false);
        if (restored.Failure is { } failure)
            return (new HeardFiles(), failure);
        var heard = new FileIntake(Facts.Connection, policy, system.Conversation?.Facts.Files?.Download == true, setting, scope.Setting.NewId)
            .Take(link.Ticket, told, comments, rows, restored.Known);
        heard.IsUnsure = restored.IsUnsure;
        await new FileProbe(scope, system, external).RunAsync(heard, setting.Now, cancellation).ConfigureAwait(false);
        foreach (var row in rows.Where(row => row.Hash is not null && heard.Changed.TryGetValue(row.Id, out var now) && now.File.Hash is null))
            scope.Contents.Drop(row.Hash!);
        return (heard, null);
    }

    /// <summary>Adds it to a change.</summary>
    public async Task AddAsync(HubChange change, TicketLink link, HeardFiles heard, CancellationToken cancellation)
    {
        foreach (var (file, part) in heard.New)
        {
            change.Put(file, part).Happened("file.added", link.Ticket, $"{link.Connection}/{link.Key} {part.Key}", about: About(file));
            if (file.State is FileState.TooLarge or FileState.Blocked)
                FileFetch.Left(scope, change, link, file, Facts.Manifest);
        }
        foreach (var (file, part) in heard.Changed.Values)
        {
            var judged = await new FileCheck(scope, Facts).JudgeAsync(change, link, file, cancellation).ConfigureAwait(false);
            change.Put(judged, part is null ? [] : [part]);
        }
        foreach (var file in heard.New.Select(one => one.File).Concat(heard.Changed.Values.Select(one => one.File)).Where(file => file is { State: FileState.Unsafe, Scan: FileScan.Infected }))
            await new FileCheck(scope, Facts).WarnAsync(change, link, file, cancellation).ConfigureAwait(false);
        foreach (var file in heard.Changed.Values.Select(one => one.File).Where(file => file.DeletedAt == scope.Now && file.Origin.Connection == link.Connection))
            change.Happened("file.deleted", link.Ticket, $"{link.Connection}/{link.Key} {file.Origin.Key}", about: About(file));
    }

    /// <summary>What an event about a file names.</summary>
    public static Dictionary<string, string> About(HubFile file) => new() { ["file"] = file.Id, ["name"] = file.Name };

    private async Task<IReadOnlySet<PartKey>> ElsewhereAsync(TicketLink link, ConversationReport told, IReadOnlyList<HubFile> rows, CancellationToken cancellation)
    {
        var parts = told.Files.Select(file => new PartKey(link.Connection, file.Entity, file.Key)).Where(part => !rows.Any(row => row.Origin == part)).ToList();
        var known = parts.Count == 0 ? [] : await scope.Setting.Store.LoadAsync([.. parts.Select(part => FileRows.KeyOf(scope.Hub.Tenant, part))], cancellation).ConfigureAwait(false);
        return parts.Where((_, at) => known[at] is not null).ToHashSet();
    }
}
