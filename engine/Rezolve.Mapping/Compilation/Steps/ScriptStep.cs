using Rezolve.Json.Reading;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Expressions.Functions;
using Rezolve.Mapping.Scripting;

namespace Rezolve.Mapping.Compilation.Steps;

/// <summary>Checks the scripts at the gate and prepares them.</summary>
internal sealed class ScriptStep : ICompilationStep
{
    // The functions of expressions are offered to scripts under the same names.
    private static readonly Dictionary<string, ScriptFunction> Functions =
        FunctionList.ForScripts.ToDictionary(function => function.Name, function => new ScriptFunction(function.Invoke), StringComparer.Ordinal);

    /// <inheritdoc/>
    public void Run(CompilationContext context)
    {
        var nodes = context.Manifest.Entries("scripts").ToDictionary(node => node.Name!, StringComparer.Ordinal);
        var sources = nodes.Values.Select(node => Source(context, node)).ToList();
        var (library, faults) = ScriptLibrary.Prepare(sources, Functions, context.Settings.ScriptLimits);
        foreach (var fault in faults)
        {
            var node = nodes[fault.Script];
            var at = node["file"] is { } file ? $", line {fault.Line} of {file.Text}" : "";
            context.Bag.Report(
                ValueRules.BadScript, Spot(context, node, fault), $"The script '{fault.Script}'{at} is refused: {fault.Message}.", $"{fault.Remedy.Capitalised()}.");
        }
        context.Scripts = library;
    }

    private static ScriptSource Source(CompilationContext context, AuthoredNode node) => node switch
    {
        { String: { } text } => ScriptSource.OfExpression(node.Name!, text),
        { Items.Count: > 0 } => ScriptSource.OfLines(node.Name!, node.Items.Select(line => line.Text!)),
        _ => ScriptSource.OfFile(node.Name!, context.Manifest.TextOf(node["file"]!), node["function"]!.Text!),
    };

    private static SourceSpot Spot(CompilationContext context, AuthoredNode node, ScriptFault fault) =>
        node.Items.Count >= fault.Line ? context.File.Value(node.Items[fault.Line - 1])
        : node.String is not null ? context.File.Inside(node, fault.Offset, 1)
        : context.File.Value(node);
}
