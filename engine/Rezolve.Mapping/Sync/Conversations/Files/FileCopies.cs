using Rezolve.Mapping.Hub.Conversations;
using Rezolve.Mapping.Sync.Recovery;
using Rezolve.Mapping.Sync.Systems.Conversations;

namespace Rezolve.Mapping.Sync.Conversations.Files;

/// <summary>Copies of files, as they change and as they are sent.</summary>
internal static class FileCopies
{
    /// <summary>A file whose copy at a system stands otherwise; it has one.</summary>
    public static HubFile As(HubFile file, string connection, CopyState state) => file.With(connection, file.Copies[connection] with { State = state });

    /// <summary>The file as it is sent. Its key is one that we issued: the hash of its bytes.</summary>
    public static FileToSend ToSend(HubFile file) => new(file.Hash!, file.Name, file.MediaType, file.Size!.Value);

    /// <summary>The key of the intent: it names the file where it was added, and nothing else.</summary>
    public static string IntentOf(SyncScope scope, HubFile file) => IntentKey.Of(scope.Program.Tenant, file.Origin.Connection, file.Origin.Key, "attachment", file.Origin.Entity);

    /// <summary>Files whose bytes are not here any more: they are got again before anything is sent.</summary>
    public static async Task<bool> AreLostAsync(SyncScope scope, IReadOnlyList<HubFile> files, CancellationToken cancellation)
    {
        var lost = new List<HubFile>();
        foreach (var file in files)
        {
            if (await scope.Setting.Files!.SizeAsync(file.Hash!, cancellation).ConfigureAwait(false) != file.Size)
                lost.Add(file with { State = FileState.Pending, Hash = null });
        }
        if (lost.Count == 0)
            return false;
        var change = new HubChange(scope);
        lost.ForEach(file => change.Put(file));
        await change.CommitAsync(cancellation).ConfigureAwait(false);
        return true;
    }
}
