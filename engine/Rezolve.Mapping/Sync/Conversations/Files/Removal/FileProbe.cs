using Rezolve.Mapping.Sync.Systems;

namespace Rezolve.Mapping.Sync.Conversations.Files.Removal;

/// <summary>Asks for files that are not listed any more: only what its system does not give either is gone, for some lists leave files out.</summary>
/// <param name="scope">The sync.</param>
/// <param name="system">Where they were added.</param>
/// <param name="external">The ticket there, read just before.</param>
internal sealed class FileProbe(SyncScope scope, ConnectedSystem system, SystemTicket external)
{
    /// <summary>Asks for those that were missed, and notes what has become of them.</summary>
    public async Task RunAsync(HeardFiles heard, DateTimeOffset now, CancellationToken cancellation)
    {
        foreach (var file in heard.Missed)
        {
            using var report = await system.Conversation!.Parts.OpenAsync(external, FileFetch.Told(file), cancellation).ConfigureAwait(false);
            var after = report switch
            {
                { IsMissing: true } => FileIntake.Ended(file, now),
                { Failure.Class: FailureClass.Transient or FailureClass.Throttled or FailureClass.Auth } => file with { MissingSince = now },
                // What gives no bytes says nothing of them, however often it is asked.
                _ => file with { MissingSince = null, IsUnlisted = true },
            };
            heard.Changed[file.Id] = (after, heard.Changed.GetValueOrDefault(file.Id).Part);
            if (after.DeletedAt is not null)
                scope.Tell(SyncStepKind.Pulled, system.Facts.Connection, file.Ticket, $"file {file.Name} is gone");
        }
    }
}
