using System.Text.Json;
using Rezolve.Json.Reading;
using Rezolve.Mapping.Compilation.Operations;
using Rezolve.Mapping.Compilation.Values;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Programs.Slots;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Compilation.Entities;

/// <summary>Compiles how a field is written: a path, an object, or several.</summary>
internal sealed class WriteCompiler(EntityCompilation work)
{
    private CompilationContext Context => work.Context;

    /// <summary>The writes, in written order.</summary>
    public IReadOnlyList<FieldWrite> Compile(AuthoredNode node, CanonicalField canonical, SlotRules rules) => node.Kind == JsonValueKind.Array
        ? [.. node.Items.Select(item => CompileOne(item, canonical, rules)).OfType<FieldWrite>()]
        : CompileOne(node, canonical, rules) is { } one ? [one] : [];

    private FieldWrite? CompileOne(AuthoredNode node, CanonicalField canonical, SlotRules rules)
    {
        if (node.String is not null)
            return Path(node, rules) is { } whole ? new FieldWrite { Path = whole } : null;
        var path = node["path"]?.String is null ? null : Path(node["path"]!, rules);
        var operation = Operation(node, canonical);
        // Exactly one of the two is there, which the reader has checked; the other reason to lack both is a mistake in it.
        if (path is null && operation is null)
            return null;
        return new FieldWrite
        {
            Path = path,
            Operation = operation,
            ForEach = node["forEach"]?.Text switch { "added" => WriteForEach.Added, "removed" => WriteForEach.Removed, _ => null },
            Value = Slot(node["value"], ValueKinds.Json),
            When = Slot(node["when"], ValueKinds.Boolean),
            On = node["on"]?.Text switch { "create" => WriteOn.Create, "update" => WriteOn.Update, _ => WriteOn.Always },
            Default = node["default"] is { } value ? ValueSlotCompiler.Literal(value) : Value.Undefined,
            As = new ConversionCompiler(Context, canonical).Compile(node["as"]),
            Whole = node["whole"]?.Boolean == true,
        };
    }

    private OperationProgram? Operation(AuthoredNode node, CanonicalField canonical)
    {
        var forEach = node["forEach"];
        if (forEach is not null && (node["operation"] is null || canonical.Type != FieldType.Set))
        {
            Context.Bag.Report(FieldRules.ForEachOfNothing, Context.File.Key(forEach), node["operation"] is null
                ? "forEach repeats a request, and this write has none."
                : $"'{canonical.Name}' is {canonical.Type.Word()}: nothing is added to it or removed from it.");
        }
        if (node["operation"] is not { } reference)
            return null;
        var slot = work.Narrow(Slots.FieldRequest);
        if (forEach is null)
            slot = slot with { Roots = slot.Roots.Where(root => root.Key != Root.Item).ToDictionary() };
        return Context.Use(reference, slot, $"the field '{canonical.Name}' of the entity '{work.Node.Name}'", writes: true);
    }

    private WritablePath? Path(AuthoredNode node, SlotRules rules)
    {
        if (new PathCompiler(Context).Compile(node, rules) is not { } path)
            return null;
        if (WritablePath.TryCreate(path, out var writable, out var fault))
            return writable;
        var isShort = node.Parent?.Name == "fields" || node.Name == "path" && node.Parent?.Parent?.Name == "fields";
        var remedy = isShort ? $"If the field is only read, say {{ \"read\": \"{node.Text}\" }}; else give read and write apart." : null;
        Context.Bag.Report(FieldRules.NotWritable, Context.File.Value(node), $"The path {node.Text} cannot be written: {fault}.", remedy);
        return null;
    }

    private ValueSlot? Slot(AuthoredNode? node, ValueKinds kinds) =>
        node is null ? null : new ValueSlotCompiler(Context).Compile(node, work.RulesFor(Slots.FieldWrite, kinds));
}
