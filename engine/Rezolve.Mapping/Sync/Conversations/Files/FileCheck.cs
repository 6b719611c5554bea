using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Conversations;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Sync.Recovery;
using Rezolve.Mapping.Sync.Rounds;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Sync.Systems.Conversations;

namespace Rezolve.Mapping.Sync.Conversations.Files;

/// <summary>
/// Judges what a system tells of files: whether a copy is what was sent, by its size and hash, and whether a file is held back by its scan. A system may cut a file
/// short and say that all went well; one that is asked too soon may not tell the whole of it yet, so a second look decides.
/// </summary>
/// <param name="scope">The sync.</param>
/// <param name="facts">The system.</param>
internal sealed class FileCheck(SyncScope scope, SystemFacts facts)
{
    private static readonly TimeSpan LeastPause = TimeSpan.FromSeconds(5);

    /// <summary>How long after the first look the second comes.</summary>
    public static TimeSpan PauseOf(SystemFacts facts) => facts.ReadLag > LeastPause ? facts.ReadLag : LeastPause;

    /// <summary>Whether what a system tells of a copy is not what was sent; what is not told says nothing.</summary>
    public static bool Differs(HubFile file, SystemFile told) => file.State == FileState.Stored
        && ((told.Size is { } size && size != file.Size) || (told.Hash is { } hash && file.Hash is { } sent && hash != sent));

    /// <summary>The file with its copy as it stands; what a person has to know is added to the change.</summary>
    public async Task<HubFile> JudgeAsync(HubChange change, TicketLink link, HubFile file, CancellationToken cancellation)
    {
        if (file.Copies.GetValueOrDefault(facts.Connection) is not { State: CopyState.There } copy)
            return file;
        var isHeld = copy.Hold?.Reason == HoldReasons.Differs;
        if (copy.DiffersSince is not { } since)
        {
            if (isHeld)
                change.Take(PartSubjects.Of(link, file));
            return isHeld ? file.With(facts.Connection, copy with { Hold = null }) : file;
        }
        if (isHeld || scope.Now < since + PauseOf(facts))
            return file;
        var told = copy.Size is { } size && size != file.Size ? $"has {size}" : "has other bytes";
        var why = $"{file.Name} has {file.Size} bytes, and its copy {copy.Key} at {facts.Connection} {told}. Delete the copy, and have it sent again: rezolve dead-letters replay.";
        scope.Tell(SyncStepKind.Held, facts.Connection, link.Ticket, why);
        await GiveAsync(change, link, file, why, cancellation).ConfigureAwait(false);
        return file.With(facts.Connection, copy with { Hold = new GroupHold(HoldReasons.Differs, "file", why, scope.Now) });
    }

    /// <summary>Tells a person that something was found in a file.</summary>
    public Task WarnAsync(HubChange change, TicketLink link, HubFile file, CancellationToken cancellation) => GiveAsync(
        change, link, file, $"{facts.Connection} has found something harmful in {file.Name}: it goes nowhere until it says otherwise.", cancellation);

    private async Task GiveAsync(HubChange change, TicketLink link, HubFile file, string why, CancellationToken cancellation)
    {
        var about = PartSubjects.Of(link, file);
        if (await scope.Hub.RowAsync(LetterRows.KeyOf(scope.Hub.Tenant, about.Id), cancellation).ConfigureAwait(false) is null)
            change.Give(DeadLetters.Of(Failure.Of(FailureClass.Validation, why), about, 1, scope.Now, facts.Manifest));
    }
}
