using System.Text.Json;
using Rezolve.Json.Reading;
using Rezolve.Mapping.Compilation.Values;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Entities;
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
        var written = node.String is not null ? node : node["path"];
        if (written?.String is null || Path(written, rules) is not { } path)
            return null;
        if (node.String is not null)
            return new FieldWrite { Path = path };
        return new FieldWrite
        {
            Path = path,
            Value = Slot(node["value"], ValueKinds.Json),
            When = Slot(node["when"], ValueKinds.Boolean),
            On = node["on"]?.Text switch { "create" => WriteOn.Create, "update" => WriteOn.Update, _ => WriteOn.Always },
            Default = node["default"] is { } value ? ValueSlotCompiler.Literal(value) : Value.Undefined,
            As = new ConversionCompiler(Context, canonical).Compile(node["as"]),
            Whole = node["whole"]?.Boolean == true,
        };
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
