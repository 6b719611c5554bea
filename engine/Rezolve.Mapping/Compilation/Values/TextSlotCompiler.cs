using Rezolve.Json.Reading;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Expressions.Templates;
using Rezolve.Mapping.Programs.Slots;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Compilation.Values;

/// <summary>Compiles a text of the manifest: a path, an expression, a template, or itself.</summary>
internal sealed class TextSlotCompiler(CompilationContext context)
{
    private readonly PathCompiler _paths = new(context);

    /// <summary>Compiles a text, or the part of it from an offset on.</summary>
    public ValueSlot Compile(AuthoredNode node, int from, SlotRules rules)
    {
        var text = node.Text![from..];
        if (PathCompiler.LooksLikePath(text))
            return CompilePath(node, rules);
        var parts = Split(node, from, rules);
        return parts switch
        {
            [] => new ConstantSlot(context.File.PlaceOf(node), Value.Of("")),
            [var only] => only,
            _ => new TemplateSlot(context.File.PlaceOf(node), parts),
        };
    }

    /// <summary>The parts of a template: literal texts as constants, expressions compiled.</summary>
    public IReadOnlyList<ValueSlot> Split(AuthoredNode node, int from, SlotRules rules)
    {
        var faults = new List<ExpressionFault>();
        var parts = TemplateSplitter.Split(node.Text![from..], faults);
        foreach (var fault in faults)
            context.Bag.Report(ValueRules.BadTemplate, context.File.Inside(node, from + fault.Offset, fault.Length), fault.Message, fault.Remedy);
        var slots = parts.Select(part => part.IsExpression
            ? CompileExpression(node, part.Text, from + part.Offset, parts.Count == 1 ? rules : rules with { Kinds = ValueKinds.Printable })
            : new ConstantSlot(context.File.PlaceOf(node), Value.Of(part.Text))).ToList();
        if (rules.HoldsQueries)
            QuoteCheck.Apply(context, node, slots);
        return slots;
    }

    private ValueSlot CompilePath(AuthoredNode node, SlotRules rules)
    {
        var place = context.File.PlaceOf(node);
        if (rules.Slot.Document is null)
        {
            context.Bag.Report(
                ValueRules.NoDocument, context.File.Value(node), $"A {rules.Slot.Name} has no document for the path '{node.Text}' to select from.",
                $"Use an expression over: {string.Join(", ", rules.Slot.Roots.Keys.Select(Language.RootTypes.NameOf))}. A literal that begins like a path is written {{{{ '{node.Text}' }}}}.");
            return new ConstantSlot(place, Value.Undefined);
        }
        var wantsList = rules.Kinds.HasFlag(ValueKinds.List);
        if (_paths.Compile(node, rules) is not { } path)
            return new ConstantSlot(place, Value.Undefined);
        return rules.Binding?.BindPath(place, path, wantsList) ?? new PathSlot(place, path, wantsList, context.Settings.PathLimits);
    }

    private ValueSlot CompileExpression(AuthoredNode node, string source, int offset, SlotRules rules)
    {
        var faults = new List<ExpressionFault>();
        var program = ExpressionCompiler.Compile(source, RulesFor(rules), faults);
        foreach (var fault in faults)
            context.Bag.Report(ValueRules.BadExpression, context.File.Inside(node, offset + fault.Offset, fault.Length), fault.Message, fault.Remedy);
        if (program is null)
            return new ConstantSlot(context.File.PlaceOf(node), Value.Undefined);
        foreach (var script in program.Scripts)
            context.Names.MarkScript(script);
        InputUse.Mark(context.Names, source);
        if (rules.Kinds == ValueKinds.Printable && (program.Type & ValueKinds.Printable) == ValueKinds.None)
        {
            context.Bag.Report(
                ValueRules.WrongKind, context.File.Inside(node, offset, source.Length), $"A part of a text cannot be {KindWords.Of(program.Type)}.",
                "Write join(list, ',') for a list, json(value) for its JSON.");
        }
        return new ExpressionSlot(context.File.PlaceOf(node), program);
    }

    private ExpressionRules RulesFor(SlotRules rules) => new()
    {
        Roots = InputUse.Typed(rules.Slot.Roots, context),
        Scripts = rules.Slot.AllowsScripts ? context.Names.Scripts : null,
        Tables = context.TableLookup,
        TableNames = context.Names.All(Language.NameSpace.Table),
        BindChain = rules.Binding is { } binding ? binding.BindChain : null,
    };
}
