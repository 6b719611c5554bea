using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Http.Budgets;
using Rezolve.Mapping.Reading.Contents;
using Rezolve.Mapping.Sync.Systems.Conversations;

namespace Rezolve.Mapping.Sync.Systems.Manifests.Conversations;

/// <summary>What is said on the tickets of a connection, and their files, as its connector describes them.</summary>
internal sealed class ManifestConversation : IConversationSystem
{
    private readonly ConversationParts _parts;
    private readonly ConversationReader _reader;
    private readonly PartWriter _writer;

    private ManifestConversation(ConversationParts parts) => (_parts, _reader, _writer) = (parts, new ConversationReader(parts), new PartWriter(parts));

    /// <summary>The conversation of a system; null where its connector has neither comments nor files.</summary>
    public static ConnectedConversation? Of(ManifestSystem tickets) =>
        ConversationParts.Of(tickets) is { } parts ? new ConnectedConversation(parts.Facts, new ManifestConversation(parts)) : null;

    /// <inheritdoc/>
    public Task<ConversationReport> ReadAsync(SystemTicket ticket, CancellationToken cancellation) => _reader.ReadAsync(ticket, cancellation);

    /// <inheritdoc/>
    public Task<PartReport> WriteAsync(PartOrder order, CancellationToken cancellation) => _writer.WriteAsync(order, cancellation);

    /// <inheritdoc/>
    public Task<PartsFound> FindAsync(PartOrder order, CancellationToken cancellation) => new PartFinder(_parts).FindAsync(order, cancellation);

    /// <inheritdoc/>
    public async Task<FileReport> OpenAsync(SystemTicket ticket, SystemFile file, CancellationToken cancellation)
    {
        if (_parts[file.Entity] is not { Entity.Download: { } download } part)
            return new FileReport(null, Failures.NotOffered($"give the bytes of '{file.Entity}'", _parts[file.Entity]?.Entity.Place ?? _parts.Tickets.Entity.Place));
        var unit = part.NewUnit(null, cancellation);
        unit[Root.Parent] = _parts.ParentOf(part, ticket, file.Comment);
        var content = await new ContentReader(part.Runner(Priority.Poll).SendAsync, part.Entity).OpenAsync(file.Key, file.Canonical, unit, cancellation).ConfigureAwait(false);
        return content switch
        {
            { Stream: not null } => new FileReport(content),
            { IsMissing: true } => new FileReport(null, IsMissing: true),
            { Fault: { } fault } => new FileReport(null, Failures.Of(download, fault)),
            _ => new FileReport(null, Failure.Of(FailureClass.Validation, content.Reason ?? "") with { Place = download.Place, Operation = download.Name }),
        };
    }
}
