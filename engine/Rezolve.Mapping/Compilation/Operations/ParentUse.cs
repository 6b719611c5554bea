using System.Text.RegularExpressions;
using Rezolve.Json.Reading;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Programs.Operations;

namespace Rezolve.Mapping.Compilation.Operations;

/// <summary>What an operation reads of <c>parent</c>.</summary>
internal static partial class ParentUse
{
    /// <summary>Whether it is about one parent: it reads more than the constants of the parent's entity, which are the same for all.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="node">The operation as written.</param>
    public static bool IsOfOne(OperationProgram operation, AuthoredNode node) =>
        operation.Reads(Root.Parent) && (node["steps"] is not null || OperationTexts.Expressions(node).Any(part => OneParent().IsMatch(part.Source)));

    [GeneratedRegex(@"(?<![\w.])parent\b(?!\s*\??\.\s*params\b)")]
    private static partial Regex OneParent();
}
