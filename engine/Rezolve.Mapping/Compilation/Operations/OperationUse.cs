using Rezolve.Json.Reading;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Operations;

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
        foreach (var (root, reader) in RootNeeds.Of(operation).Where(need => !slot.Roots.ContainsKey(need.Key)))
        {
            var run = reader == operation ? "" : $", run by '{operation.Name}',";
            context.Bag.Report(
                OperationRules.RootNotOffered, context.File.Value(reference),
                $"The operation '{reader.Name}'{run} reads '{RootTypes.NameOf(root)}', which {user} does not offer.",
                root == Root.Page ? "Add pages to the operation, or do without page." : null);
        }
        if (wantsRows && operation.Records is null)
            context.Bag.Report(
                OperationRules.RowsWithoutRecords, context.File.Value(reference),
                $"{user[..1].ToUpperInvariant()}{user[1..]} reads rows, and the operation '{operation.Name}' has no records.");
        if (writes && operation.IsRead)
            context.Bag.Report(
                OperationRules.WriteWithoutMethod, context.File.Value(reference),
                $"The operation '{operation.Name}' is used by {user} and {(operation.Steps.Count > 0 ? "only reads" : $"sends {operation.Method}")}.");
        return operation;
    }

    /// <summary>Whether a request or answer of the operation, or of those it runs, reads a root of its use.</summary>
    public static bool Reads(this OperationProgram operation, Root root) => RootNeeds.Of(operation).ContainsKey(root);
}
