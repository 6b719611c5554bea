using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Programs.Slots;

namespace Rezolve.Mapping.Http.Answers;

/// <summary>Tells operations that read one record by its key: for these, "not found" is news of the record and no mistake.</summary>
internal static class KeyedRead
{
    /// <summary>Whether the operation is a read whose address or query holds <c>key</c>.</summary>
    public static bool Is(OperationProgram operation) =>
        operation.IsRead && (operation.Url.Parts.Any(part => UsesKey(part.Slot)) || UsesKey(operation.Query));

    private static bool UsesKey(ValueSlot? slot) => slot is not null && slot.Roots.Contains(Root.Key);
}
