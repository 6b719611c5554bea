using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Sync.Systems.Conversations;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Sync.Systems.Manifests.Conversations;

/// <summary>Sends the writes of comments and files, each once. What cannot be said whole is not said at all.</summary>
internal sealed class PartWriter(ConversationParts parts)
{
    private readonly Dictionary<string, WriteSender> _senders =
        parts.Comments.Concat(parts.Files).ToDictionary(part => part.Entity.Name, part => new WriteSender(part), StringComparer.Ordinal);

    /// <summary>Sends an order.</summary>
    public async Task<PartReport> WriteAsync(PartOrder order, CancellationToken cancellation)
    {
        if (parts[order.Entity] is not { } part)
            return Refused(order, Failures.NotOffered($"write '{order.Entity}'", parts.Tickets.Entity.Place));
        if (OperationOf(part.Entity, order.Kind) is not { } operation)
            return Refused(order, Failures.NotOffered($"{Word(order.Kind)} '{order.Entity}'", part.Entity.Place));
        if (Forbidden(part, order) is { } forbidden)
            return Refused(order, forbidden);
        var said = PartDocument.Of(parts, part, order, part.NewUnit(null, cancellation));
        if (Unsaid(said.Document) is { } unsaid)
            return Refused(order, unsaid);
        var isIdle = order.Kind == WriteKind.Update && WritePlan.IsIdle(operation, said.Scope, said.Document);
        var requests = order.Kind == WriteKind.Delete
            ? [new PlannedRequest(operation, said.Scope, null)]
            : WritePlan.Of(isIdle ? null : operation, said.Scope, said.Document);
        var sent = new WriteOrder { Kind = order.Kind, Intent = order.Intent, Key = order.Key, Wanted = Nothing, Change = Nothing };
        var report = await _senders[order.Entity].SendAsync(sent, new PreparedOrder(requests, NothingHeld), cancellation).ConfigureAwait(false);
        return new PartReport(report.Result, report.Key, report.Failure);
    }

    private static readonly Dictionary<string, Value> Nothing = [];

    private static readonly Dictionary<string, Failure> NothingHeld = [];

    // Nobody may read more of a comment than was decided, whatever was planned: a kind that the request cannot say is not sent.
    private Failure? Forbidden(ManifestSystem part, PartOrder order)
    {
        if (part.Entity.Kind != EntityKind.Comment || order.Kind == WriteKind.Delete)
            return null;
        if (order.Files.Count > 0 && (order.Kind != WriteKind.Create || !part.Entity.CarriesFiles || parts.Facts.Files is not { WithComment: true }))
            return Failures.NotOffered($"send files with '{order.Entity}'", part.Entity.Place);
        if (order.Kind == WriteKind.Update)
            return null;
        var kind = order.Wanted.GetValueOrDefault("kind") is { Kind: ValueKind.Text } told ? told.Text : CommentKinds.Internal;
        return parts.Facts.Comments.FirstOrDefault(one => one.Entity == order.Entity)?.Kinds.Contains(kind) == true
            ? null
            : Failures.NotOffered($"make '{order.Entity}' of the kind {kind}", part.Entity.Place);
    }

    private static Failure? Unsaid(Transforms.Writing.WrittenDocument document)
    {
        if (document.Held is [var held, ..])
            return Failures.Of(held) is var why ? why with { Message = $"Nothing was sent, as {held.Field} cannot be said: {why.Message}" } : null;
        return document.Missing is [var missing, ..]
            ? Failure.Of(FailureClass.Mapping, $"Nothing was sent: {missing.Field} must be filled ({missing.Rule.Place}).") with { Place = missing.Rule.Place }
            : null;
    }

    private static OperationProgram? OperationOf(EntityProgram entity, WriteKind kind) => kind switch
    {
        WriteKind.Create => entity.Create,
        WriteKind.Update => entity.Update,
        WriteKind.Delete => entity.Delete,
        _ => null,
    };

    private static string Word(WriteKind kind) => kind switch
    {
        WriteKind.Create => "make",
        WriteKind.Delete => "delete",
        _ => "change",
    };

    private static PartReport Refused(PartOrder order, Failure failure) => new(WriteResult.Failed, order.Key, failure);
}
