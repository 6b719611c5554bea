using Rezolve.Mapping.Http.Budgets;
using Rezolve.Mapping.Reading.Children;
using Rezolve.Mapping.Sync.Systems.Conversations;

namespace Rezolve.Mapping.Sync.Systems.Manifests.Conversations;

/// <summary>Reads all comments of a ticket, and after them its files and theirs.</summary>
internal sealed class ConversationReader(ConversationParts parts)
{
    /// <summary>Reads them.</summary>
    public async Task<ConversationReport> ReadAsync(SystemTicket ticket, CancellationToken cancellation)
    {
        var draft = new ConversationDraft();
        var holder = parts.RecordOf(ticket);
        foreach (var part in parts.Comments.Concat(parts.Files).Where(ConversationParts.IsRead))
        {
            var parents = part.Entity.Parents.Contains(holder.Entity.Name) ? [holder] : draft.Records.FindAll(comment => part.Entity.Parents.Contains(comment.Entity.Name));
            if (parents.Count > 0 && !draft.IsOver)
                await ReadAsync(part, parents, draft, cancellation).ConfigureAwait(false);
        }
        return draft.ToReport();
    }

    private async Task ReadAsync(ManifestSystem part, IReadOnlyList<ParentRecord> parents, ConversationDraft draft, CancellationToken cancellation)
    {
        var unit = part.NewUnit(null, cancellation);
        var mapping = new PartMapping(part, unit, draft.Unread);
        var reader = new ChildReader(part.Runner(Priority.Webhook).SendAsync, part.Entity, part.Runtime.Clock, part.Runtime.Concurrent);
        await foreach (var child in reader.ReadAsync(parents, unit, cancellation).ConfigureAwait(false))
        {
            using (child)
            {
                var mapped = mapping.Map(child.Page, cancellation);
                if (parts.Comments.Contains(part))
                    draft.Add(mapped);
                else
                    draft.Add(mapped, child.Parent.Entity == parts.Tickets.Entity ? null : child.Parent.Key);
                draft.IsMissing |= child.IsParentMissing && child.Parent.Entity == parts.Tickets.Entity;
                if (child.Page.Fault is { } fault)
                    draft.Failure = Failures.Of(part.Entity.List?.Operation ?? part.Entity.Embedded?.In, fault);
            }
            if (draft.IsOver)
                return;
        }
        if (parts.Files.Contains(part))
            draft.DeletedFiles.AddRange(mapping.Deleted.Select(key => (part.Entity.Name, key)));
    }
}
