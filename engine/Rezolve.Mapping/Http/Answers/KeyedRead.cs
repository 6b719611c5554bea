using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Programs.Slots;

namespace Rezolve.Mapping.Http.Answers;

/// <summary>Tells operations that read one record by its key, or one parent's children by the parent's: for these, "not found" is news of the record and no mistake.</summary>
internal static class KeyedRead
{
    /// <summary>Whether the operation is a read whose address or query holds <c>key</c>, or whose address holds <c>parent</c>, or a download.</summary>
    public static bool Is(OperationProgram operation) =>
        operation.IsRead && (operation.Streaming is not null
            || operation.Url.Parts.Any(part => Uses(part.Slot, Root.Key) || Uses(part.Slot, Root.Parent)) || Uses(operation.Query, Root.Key));

    private static bool Uses(ValueSlot? slot, Root root) => slot is not null && slot.Roots.Contains(root);
}
