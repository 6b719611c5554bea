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

/// <summary>Compiles one field: where it is read and written, and how the value is converted.</summary>
internal sealed class FieldCompiler(EntityCompilation work)
{
    private readonly WriteCompiler _writes = new(work);
    private readonly CustomFieldLayout _custom = new(work);

    private CompilationContext Context => work.Context;

    /// <summary>The field's program, or null with diagnostics.</summary>
    public FieldProgram? Compile(AuthoredNode node, CanonicalField canonical)
    {
        var entry = _custom.EntryOf(node);
        if (entry is null || !TryType(node, entry, ref canonical))
            return null;
        var (read, write) = Places(node, entry);
        if (read is null && write is null)
        {
            if (entry.IsPlaceless)
                Context.Bag.Report(FieldRules.NowhereToRead, Context.File.Key(node), $"The field '{node.Name}' has neither path nor read nor write.");
            return null;
        }
        var conversions = new ConversionCompiler(Context, canonical);
        var field = new FieldProgram
        {
            Field = canonical,
            Place = Context.File.PlaceOf(node),
            Read = read is null ? null : CompileRead(read, canonical, entry.Rules),
            Writes = write is null ? [] : _writes.Compile(write, canonical, entry.Rules),
            As = conversions.Compile(entry["as"], work),
            Table = CompileTable(entry["table"], canonical) ?? CompileCatalog(entry.Own("catalog")),
            Empty = Literals(entry["empty"]),
            Default = entry["default"] is { } value ? ValueSlotCompiler.Literal(value) : Value.Undefined,
            MaxLength = (int?)entry["maxLength"]?.Integer,
            HoldTooLong = entry["tooLong"]?.Text == "hold",
            Normalize = entry["normalize"] is { } normalize ? new ValueSlotCompiler(Context).Compile(normalize, work.RulesFor(Slots.Comparison, ValueKinds.Json)) : null,
        };
        if (field.As is { IsReadOnly: true } && field.Writes.Any(way => way is { As: null, Value: null }))
            Context.Bag.Report(FieldRules.ToldByRecord, Context.File.Value(entry["as"]!), $"The format of '{node.Name}' is told only when it is read, and it is written too.");
        return field;
    }

    private bool TryType(AuthoredNode node, FieldEntry entry, ref CanonicalField canonical)
    {
        var type = entry["type"];
        var isCustom = CanonicalFields.IsCustom(node.Name!);
        if (!isCustom && type is not null)
            Context.Bag.Report(FieldRules.TypeFixed, Context.File.Key(type), $"'{node.Name}' is {canonical.Type.ToString().ToLowerInvariant()} in the canonical model.");
        if (!isCustom)
            return true;
        if (type is null && entry.IsPending)
        {
            work.HasWrongFields = true;
            return false;
        }
        if (type is null)
        {
            Context.Bag.Report(FieldRules.TypeNeeded, Context.File.Key(node), $"The custom field '{node.Name}' has no type.",
                entry.CatalogType is { } told ? $"The system says '{told}': add that to types of customFields, or a type to the field."
                : node.String is { } path ? $"Write {{ \"type\": \"text\", \"path\": \"{path}\" }}, with the type that fits." : null);
            return false;
        }
        canonical = canonical with { Type = Enum.Parse<FieldType>(type.Text!, ignoreCase: true) };
        return true;
    }

    private (AuthoredNode? Read, AuthoredNode? Write) Places(AuthoredNode node, FieldEntry entry)
    {
        var path = entry["path"];
        if (path is not null && entry.Own("path") is not null && (entry.Own("read") ?? entry.Own("write")) is { } part)
            Context.Bag.Report(FieldRules.PathAndParts, Context.File.Key(part), $"The field '{node.Name}' has both path and {part.Name}.");
        return (entry["read"] ?? path, entry["write"] ?? path);
    }

    private ValueSlot CompileRead(AuthoredNode read, CanonicalField canonical, SlotRules rules)
    {
        var isMany = canonical.Type is FieldType.Set or FieldType.List;
        var kinds = isMany ? ValueKinds.Json : ValueKinds.Json & ~ValueKinds.List;
        // A path that may give several is a list only where a list is due; an expression may give a tuple for a table.
        var isPath = read.Kind == JsonValueKind.String && PathCompiler.LooksLikePath(read.Text!);
        return new ValueSlotCompiler(Context).Compile(read, rules with { Kinds = isPath ? kinds : ValueKinds.Json });
    }

    private TableProgram? CompileTable(AuthoredNode? reference, CanonicalField canonical)
    {
        if (reference is null || Context.Names.Resolve(NameSpace.Table, reference) is not { } node)
            return null;
        var table = Context.Tables.GetValueOrDefault(reference.Text!);
        if (table is not null)
            TableUse.Check(Context, node, table, canonical);
        return table;
    }

    // A field by a catalogue is a table that the vendor tells: its values on the left, its labels on the right. Unread, it holds everything.
    private TableProgram? CompileCatalog(AuthoredNode? reference)
    {
        if (reference is null || Context.Names.Resolve(NameSpace.Catalog, reference) is null)
            return null;
        var rows = Context.Settings.Catalogs.GetValueOrDefault(reference.Text!) ?? [];
        return new TableProgram
        {
            Name = reference.Text!,
            Place = Context.File.PlaceOf(reference),
            Rows = [.. rows.Select(row => new TableRow(row.WireValue, Value.Of(row.Label)))],
        };
    }

    private static IReadOnlyList<Value> Literals(AuthoredNode? node) => node switch
    {
        null => [],
        { Kind: JsonValueKind.Array } => [.. node.Items.Select(ValueSlotCompiler.Literal)],
        _ => [ValueSlotCompiler.Literal(node)],
    };
}
