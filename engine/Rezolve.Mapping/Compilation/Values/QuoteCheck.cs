using Rezolve.Json.Reading;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Expressions.Typing;
using Rezolve.Mapping.Programs.Slots;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Compilation.Values;

/// <summary>Text spliced into a query language must go through <c>quote</c>: data with a quotation mark in it would change the query.</summary>
internal static class QuoteCheck
{
    /// <summary>Reports every part that is spliced unquoted into a text that holds an operator.</summary>
    public static void Apply(CompilationContext context, AuthoredNode node, IReadOnlyList<ValueSlot> parts)
    {
        foreach (var part in parts.OfType<ExpressionSlot>().Where(part => part.Program.SplicesUnquoted))
        {
            context.Bag.Report(
                ValueRules.Unquoted, context.File.Value(node),
                $"'{part.Program.Source.Trim()}' puts an unquoted value into a text that holds an operator of a query language.");
        }
        if (parts.Count < 2 || !parts.OfType<ConstantSlot>().Any(part => part.Constant is { Kind: ValueKind.Text } text && QueryText.HoldsOperator(text.Text)))
            return;
        foreach (var part in parts.OfType<ExpressionSlot>().Where(part => !part.Program.IsQuoted && (part.Type & ValueKinds.Text) != 0))
        {
            context.Bag.Report(
                ValueRules.Unquoted, context.File.Value(node),
                $"'{part.Program.Source.Trim()}' is spliced unquoted into a text that holds an operator of a query language.");
        }
    }
}
