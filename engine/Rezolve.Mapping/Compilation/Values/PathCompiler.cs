using System.Text;
using Rezolve.Json.Paths;
using Rezolve.Json.Reading;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Expressions.Templates;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Compilation.Values;

/// <summary>Compiles a JSONPath of the manifest. Inputs, params and the custom field in it are resolved now, once.</summary>
internal sealed class PathCompiler(CompilationContext context)
{
    private static readonly Slot InPath = new(
        "path", null, new[] { Root.Inputs, Root.Params, Root.Field }.ToDictionary(root => root, RootTypes.Of));

    /// <summary>Whether a text is meant as a path.</summary>
    public static bool LooksLikePath(string text) =>
        text == "$" || text.StartsWith("$.", StringComparison.Ordinal) || text.StartsWith("$[", StringComparison.Ordinal);

    /// <summary>The path, or null with a diagnostic.</summary>
    public JsonPath? Compile(AuthoredNode node, SlotRules rules)
    {
        // A path that does not begin with $ was reported by the reader.
        if (!node.Text!.StartsWith('$'))
            return null;
        var text = node.Text.Contains("{{", StringComparison.Ordinal) ? Resolve(node, rules) : node.Text;
        if (text is null)
            return null;
        if (JsonPath.TryParse(text, out var path, out var fault))
            return path;
        var isLiteral = ReferenceEquals(text, node.Text);
        var spot = isLiteral ? context.File.Inside(node, fault.Offset, 1) : context.File.Value(node);
        context.Bag.Report(ValueRules.BadPath, spot, $"The JSONPath is wrong: {fault.Message}", null);
        return null;
    }

    private string? Resolve(AuthoredNode node, SlotRules rules)
    {
        var faults = new List<ExpressionFault>();
        var text = new StringBuilder();
        foreach (var part in TemplateSplitter.Split(node.Text!, faults))
            text.Append(part.IsExpression ? ResolvePart(node, part, rules, faults) : part.Text);
        foreach (var fault in faults)
            context.Bag.Report(ValueRules.BadPathTemplate, context.File.Inside(node, fault.Offset, fault.Length), fault.Message, fault.Remedy);
        return faults.Count == 0 ? text.ToString() : null;
    }

    private string ResolvePart(AuthoredNode node, TemplatePart part, SlotRules rules, List<ExpressionFault> faults)
    {
        var found = new List<ExpressionFault>();
        var program = ExpressionCompiler.Compile(part.Text, new ExpressionRules { Roots = InputUse.Typed(InPath.Roots, context) }, found);
        faults.AddRange(found.Select(fault => fault with { Offset = fault.Offset + part.Offset }));
        if (program is null)
            return "";
        InputUse.Mark(context.Names, part.Text);
        var value = program.Evaluate(new Scope
        {
            [Root.Inputs] = Value.Of(context.Inputs),
            [Root.Params] = Value.Of(rules.Params ?? []),
            [Root.Field] = rules.Field,
        });
        if (ValueText.Has(value))
            return IsInsideFilter(node.Text!, part.Offset) ? PathLiteral.Of(value) : ValueText.Of(value);
        faults.Add(new ExpressionFault(part.Offset, part.Text.Length, $"'{part.Text.Trim()}' gives no text or number here.", "Give it a value: inputs stand in the connection, params in the entity."));
        return "";
    }

    // A value that stands alone after a comparison or as a whole name in brackets is a literal; one that is part of a name is its text.
    private static bool IsInsideFilter(string text, int offset)
    {
        var before = text[..Math.Max(0, text.LastIndexOf("{{", offset, StringComparison.Ordinal))].TrimEnd();
        return before is [.., '=' or '<' or '>' or '['];
    }
}
