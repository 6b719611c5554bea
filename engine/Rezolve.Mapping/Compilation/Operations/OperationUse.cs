using Rezolve.Json.Reading;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Programs.Slots;

namespace Rezolve.Mapping.Compilation.Operations;

/// <summary>Holds an operation against a use of it: an operation may read only the roots that every slot that names it offers.</summary>
internal static class OperationUse
{
    /// <summary>Gives the operation a reference names, after checking that it fits the use; null where there is none.</summary>
    /// <param name="context">The compilation.</param>
    /// <param name="reference">The name as written.</param>
    /// <param name="slot">The request slot of the use.</param>
    /// <param name="user">What uses it, for messages.</param>
    /// <param name="wantsRows">The use reads rows.</param>
    /// <param name="writes">The use changes something.</param>
    public static OperationProgram? Use(
        this CompilationContext context, AuthoredNode reference, Slot slot, string user, bool wantsRows = false, bool writes = false)
    {
        if (context.Names.Resolve(NameSpace.Operation, reference) is null || context.Operations.GetValueOrDefault(reference.Text!) is not { } operation)
            return null;
        foreach (var root in Read(operation).Where(root => !IsOffered(root, slot, operation)))
        {
            context.Bag.Report(
                OperationRules.RootNotOffered, context.File.Value(reference),
                $"The operation '{operation.Name}' reads '{RootTypes.NameOf(root)}', which {user} does not offer.",
                root == Root.Page ? "Add pages to the operation, or do without page." : null);
        }
        if (wantsRows && operation.Records is null)
            context.Bag.Report(
                OperationRules.RowsWithoutRecords, context.File.Value(reference),
                $"{user[..1].ToUpperInvariant()}{user[1..]} reads rows, and the operation '{operation.Name}' has no records.");
        if (writes && operation.IsRead)
            context.Bag.Report(OperationRules.WriteWithoutMethod, context.File.Value(reference), $"The operation '{operation.Name}' is used by {user} and sends {operation.Method}.");
        return operation;
    }

    /// <summary>Whether a request or answer of the operation reads a root.</summary>
    public static bool Reads(this OperationProgram operation, Root root) => Read(operation).Contains(root);

    private static HashSet<Root> Read(OperationProgram operation)
    {
        IEnumerable<ValueSlot?> slots =
        [
            operation.Query, operation.Headers, operation.Cookies, operation.Body, operation.Records, operation.Result,
            .. operation.Url.Parts.Select(part => part.Slot), .. operation.Errors.SelectMany(rule => new[] { rule.When, rule.Message, rule.After }),
        ];
        return [.. slots.OfType<ValueSlot>().SelectMany(one => one.Roots).Intersect(Slots.RequestRoots)];
    }

    private static bool IsOffered(Root root, Slot slot, OperationProgram operation) =>
        slot.Roots.ContainsKey(root) || (root == Root.Page && operation.Pages is not null);
}
