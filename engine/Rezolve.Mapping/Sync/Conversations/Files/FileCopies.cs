using Rezolve.Mapping.Hub.Conversations;
using Rezolve.Mapping.Sync.Recovery;
using Rezolve.Mapping.Sync.Rounds;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Sync.Systems.Conversations;

namespace Rezolve.Mapping.Sync.Conversations.Files;

/// <summary>Copies of files, as they change and as they are sent.</summary>
internal static class FileCopies
{
    /// <summary>A file whose copy at a system stands otherwise; it has one.</summary>
    public static HubFile As(HubFile file, string connection, CopyState state) => file.With(connection, file.Copies[connection] with { State = state });

    /// <summary>The file as it is sent. Its key is one that we issued: the hash of its bytes.</summary>
    public static FileToSend ToSend(HubFile file) => new(file.Hash ?? "", file.Name, file.MediaType, file.Size ?? 0);

    /// <summary>When files are looked at once more at a system: those that it did not list, and copies that it told otherwise than they were sent. Null where none is.</summary>
    public static DateTimeOffset? LookedAt(IReadOnlyList<HubFile> files, SystemFacts facts) =>
        files.Select(file => file.Origin.Connection == facts.Connection ? file.MissingSince : Doubted(file.Copies.GetValueOrDefault(facts.Connection))).Min() + FileCheck.PauseOf(facts);

    private static DateTimeOffset? Doubted(FileCopy? copy) => copy is { State: CopyState.There } && copy.Hold?.Reason != HoldReasons.Differs ? copy.DiffersSince : null;

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
