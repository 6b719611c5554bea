using Rezolve.Mapping.Compilation.Operations;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Transforms.Writing;
using Rezolve.Mapping.Values;
using Rezolve.Mapping.Writing;

namespace Rezolve.Mapping.Hosting;

/// <summary>The requests that write one change, in order: the document's first, then each field's own. Pure; nothing is sent.</summary>
/// <remarks>Of a create the later requests want the key that the first one's answer tells: it is set before they are built.</remarks>
internal static class WritePlan
{
    /// <summary>The requests.</summary>
    /// <param name="document">What sends the document: create or update; null where the entity has no such operation.</param>
    /// <param name="write">The roots of the write.</param>
    /// <param name="written">The change in the vendor's terms.</param>
    public static IReadOnlyList<PlannedRequest> Of(OperationProgram? document, Scope write, WrittenDocument written)
    {
        var requests = new List<PlannedRequest>();
        if (document is not null && !written.IsBlocked && !written.IsThere && (written.Requests.Count == 0 || !IsIdle(document, write, written)))
            requests.Add(new PlannedRequest(document, write, null));
        foreach (var field in written.Requests)
            requests.Add(new PlannedRequest(field.Operation, WriteUnit.OfField(write, field.Value, field.Added, field.Removed, field.Item), field.Field));
        return requests;
    }

    /// <summary>Whether an update would say nothing: its document is empty, and it sends that.</summary>
    public static bool IsIdle(OperationProgram document, Scope write, WrittenDocument written) =>
        write[Root.Key].Kind != ValueKind.Undefined && written.Document.Object.Count == 0 && document.Reads(Root.Document);
}

/// <summary>A request that is to be sent.</summary>
/// <param name="Operation">What is called.</param>
/// <param name="Scope">The roots it sees.</param>
/// <param name="Field">The field it writes; null for the document's.</param>
internal sealed record PlannedRequest(OperationProgram Operation, Scope Scope, string? Field);
