using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Conversations;
using Rezolve.Mapping.Storage.Attachments;
using Rezolve.Mapping.Sync.Recovery;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Sync.Systems.Conversations;
using Rezolve.Mapping.Sync.Turns;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Conversations.Files;

/// <summary>Gets the bytes of files from where they were added, and keeps them. What counts are bytes, never a name.</summary>
/// <param name="scope">The sync.</param>
/// <param name="system">Where they were added.</param>
/// <param name="external">The ticket there, read just before.</param>
internal sealed class FileFetch(SyncScope scope, ConnectedSystem system, SystemTicket external)
{
    private SystemFacts Facts => system.Facts;

    /// <summary>The files whose bytes are due from a system.</summary>
    public static HubFile? Due(SyncScope scope, string connection, IReadOnlyList<HubFile> files) =>
        files.FirstOrDefault(file => file.State == FileState.Pending && file.Origin.Connection == connection && !(file.Hold?.Until > scope.Now) && IsWanted(scope, connection));

    /// <summary>The files as they count for others: one whose ticket is not linked any more where it was added will not come.</summary>
    public static async ValueTask<IReadOnlyList<HubFile>> ReachableAsync(SyncScope scope, string ticket, IReadOnlyList<HubFile> files, CancellationToken cancellation)
    {
        var origins = files.Where(file => file.State == FileState.Pending).Select(file => file.Origin.Connection).ToHashSet(StringComparer.Ordinal);
        if (origins.Count == 0 || await scope.Hub.TicketAsync(ticket, cancellation).ConfigureAwait(false) is not { } known)
            return files;
        foreach (var (connection, key) in known.Links.Where(link => origins.Contains(link.Key)))
        {
            if (await scope.Hub.LinkAsync(connection, key, cancellation).ConfigureAwait(false) is { State: LinkState.Active })
                origins.Remove(connection);
        }
        return origins.Count == 0 ? files : [.. files.Select(file => file.State == FileState.Pending && origins.Contains(file.Origin.Connection) ? file with { State = FileState.Failed } : file)];
    }

    /// <summary>Gets one.</summary>
    /// <returns>Progress, unless the whole connection does not work.</returns>
    public async Task<TurnResult> GetAsync(TicketLink link, HubFile file, IReadOnlyList<HubFile> files, CancellationToken cancellation)
    {
        if (file.Scan == FileScan.Pending)
        {
            var scan = Failure.Of(FailureClass.Transient, $"{file.Name} is not released by {Facts.Connection}: its scan is not over.");
            return await FailAsync(link, file, scan, cancellation, FileState.Unsafe).ConfigureAwait(false);
        }
        using var report = await system.Conversation!.Parts.OpenAsync(external, Told(file), cancellation).ConfigureAwait(false);
        if (report.IsMissing)
        {
            var absence = Failure.Of(FailureClass.Transient, $"{file.Name} is listed at {Facts.Connection}, and is not there.");
            return await FailAsync(link, file, absence, cancellation, FileState.Gone).ConfigureAwait(false);
        }
        if (report is { Content.Stream: { } stream, Content: { } content })
        {
            file = file with { MediaType = file.MediaType ?? content.MediaType, Size = file.Size ?? content.Size };
            if (FileJudgement.Of(scope.Attachments!, file) is { } left)
                return await LeaveAsync(link, file with { State = left }, cancellation).ConfigureAwait(false);
            return await KeepAsync(link, file, stream, files, cancellation).ConfigureAwait(false);
        }
        var failure = report.Failure ?? Failure.Of(FailureClass.Transient, report.Content?.Reason ?? "there are no bytes");
        return await FailAsync(link, file, failure, cancellation).ConfigureAwait(false);
    }

    /// <summary>Commits what a file has come to that is left where it is; a person is told where the operator wants that.</summary>
    public static HubChange Left(SyncScope scope, HubChange change, TicketLink link, HubFile file, string manifest)
    {
        var policy = scope.Attachments!;
        if ((file.State == FileState.TooLarge ? policy.TooLarge : policy.OnBlocked) != Programs.Syncs.LeftOutPolicy.Hold)
            return change;
        var why = file.State == FileState.TooLarge
            ? $"{file.Name} has {FileSize.Of(file.Size ?? 0)} and more than {FileSize.Of(policy.MostBytes)} are not copied."
            : $"{file.Name} is of a type that is not copied ({file.MediaType ?? "unknown"}).";
        return change.Give(DeadLetters.Of(Failure.Of(FailureClass.Validation, why), PartSubjects.Of(link, file), 1, scope.Now, manifest));
    }

    private static bool IsWanted(SyncScope scope, string connection) => scope.Program.Sides.Any(
        side => side.Connection != connection && scope[side.Connection].Conversation?.Facts.Files is { Create: true } or { WithComment: true });

    private async Task<TurnResult> KeepAsync(TicketLink link, HubFile file, Stream stream, IReadOnlyList<HubFile> files, CancellationToken cancellation)
    {
        KeepOutcome kept;
        try
        {
            var counted = new CountedContent(stream, file.Size ?? 0);
            await using var ended = counted.ConfigureAwait(false);
            kept = await scope.Setting.Files!.KeepAsync(counted, scope.Attachments!.MostBytes, cancellation).ConfigureAwait(false);
        }
        catch (IOException problem)
        {
            return await FailAsync(link, file, Failure.Of(FailureClass.Transient, $"{file.Name} of {Facts.Connection} did not come whole: {problem.Message}."), cancellation).ConfigureAwait(false);
        }
        if (kept.Result == KeepResult.TooLong)
            return await LeaveAsync(link, file with { State = FileState.TooLarge, Size = Math.Max(file.Size ?? 0, scope.Attachments.MostBytes + 1) }, cancellation).ConfigureAwait(false);
        if (kept.Content is not { } content)
            return await FailAsync(link, file, Failure.Of(FailureClass.Transient, $"{file.Name} cannot be kept: {kept.Problem}"), cancellation).ConfigureAwait(false);
        return await StoreAsync(link, file with { State = FileState.Stored, Hash = content.Hash, Size = content.Size, Hold = null, Attempts = 0 }, files, cancellation).ConfigureAwait(false);
    }

    // A system may give a file another name than it was sent under: by its bytes it is known again.
    private async Task<TurnResult> StoreAsync(TicketLink link, HubFile file, IReadOnlyList<HubFile> files, CancellationToken cancellation)
    {
        var change = new HubChange(scope).Take(PartSubjects.Of(link, file));
        if (files.FirstOrDefault(other => other.Id != file.Id && other.Hash == file.Hash && other.Copies.GetValueOrDefault(Facts.Connection) is { State: CopyState.There, Key: null }) is { } ours)
        {
            var copy = ours.Copies[Facts.Connection] with { Key = file.Origin.Key, Entity = file.Origin.Entity, Size = file.Size, Url = file.Url };
            change.Put(ours.With(Facts.Connection, copy));
            file = file with { SameAs = ours.Id };
        }
        await change.Put(file).CommitAsync(cancellation).ConfigureAwait(false);
        if (file.SameAs is null)
            scope.Tell(SyncStepKind.Pulled, Facts.Connection, link.Ticket, $"file {file.Name}, {FileSize.Of(file.Size ?? 0)}");
        return TurnResult.Again;
    }

    private async Task<TurnResult> LeaveAsync(TicketLink link, HubFile file, CancellationToken cancellation)
    {
        await Left(scope, new HubChange(scope).Put(file with { Hold = null }), link, file, Facts.Manifest).CommitAsync(cancellation).ConfigureAwait(false);
        return TurnResult.Again;
    }

    private async Task<TurnResult> FailAsync(TicketLink link, HubFile file, Failure failure, CancellationToken cancellation, FileState end = FileState.Failed)
    {
        scope.Tell(SyncStepKind.Failed, Facts.Connection, link.Ticket, failure.Message);
        var limits = scope.Setting.Limits with { MostAttempts = scope.Setting.Limits.MostFileAttempts, LongestFailing = scope.Setting.Limits.LongestFileFailing };
        var remedy = PartRemedy.Of(scope, "file", failure, file.Attempts + 1, file.Hold?.Since, limits);
        var change = new HubChange(scope).Put(file with { Attempts = file.Attempts + 1, Hold = remedy.Hold, State = remedy.IsGivenUp ? end : FileState.Pending });
        if (remedy.IsGivenUp)
            change.Give(DeadLetters.Of(failure, PartSubjects.Of(link, file), file.Attempts + 1, scope.Now, Facts.Manifest));
        await change.CommitAsync(cancellation).ConfigureAwait(false);
        return remedy.Result ?? TurnResult.Again;
    }

    /// <summary>A file as its system told of it.</summary>
    public static SystemFile Told(HubFile file)
    {
        var canonical = new ValueObject { ["filename"] = Value.Of(file.Name) };
        foreach (var (name, text) in (ReadOnlySpan<(string, string?)>)[("mediaType", file.MediaType), ("url", file.Url), ("comment", file.OriginComment)])
        {
            if (text is not null)
                canonical[name] = Value.Of(text);
        }
        if (file.Size is { } size)
            canonical["size"] = Value.Of(size);
        return new SystemFile(file.Origin.Entity, file.Origin.Key)
        {
            Name = file.Name,
            MediaType = file.MediaType,
            Size = file.Size,
            Comment = file.OriginComment,
            IsInline = file.IsInline,
            CreatedAt = file.CreatedAt,
            Canonical = Value.Of(canonical),
        };
    }
}
