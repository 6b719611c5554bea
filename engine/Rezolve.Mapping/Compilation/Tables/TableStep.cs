using System.Text.Json;
using Rezolve.Json.Reading;
using Rezolve.Mapping.Compilation.Values;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Compilation.Tables;

/// <summary>Compiles the value tables: rows, and what happens to a value without one.</summary>
internal sealed class TableStep : Steps.ICompilationStep
{
    /// <inheritdoc/>
    public void Run(CompilationContext context)
    {
        foreach (var node in context.Manifest.Entries("tables"))
            context.Tables[node.Name!] = Compile(context, node);
    }

    private static TableProgram Compile(CompilationContext context, AuthoredNode node)
    {
        if (node["catalog"] is { } catalog)
            context.Names.Resolve(NameSpace.Catalog, catalog);
        var table = new TableProgram
        {
            Name = node.Name!,
            Place = context.File.PlaceOf(node),
            Rows = [.. node["rows"]!.Items.Select(row => CompileRow(context, row)).OfType<TableRow>()],
            Read = CompileUnmapped(node["unmapped"]?["read"]),
            Write = CompileUnmapped(node["unmapped"]?["write"]),
        };
        if (table.Rows.Count == 0)
            context.Bag.Report(FieldRules.BadRow, context.File.Value(node["rows"]!), $"The table '{node.Name}' has no row.");
        TableRows.Check(context, node["rows"]!, table);
        return node["catalog"] is null ? table : new CatalogTable(context, node).OnTheWire(table);
    }

    private static TableRow? CompileRow(CompilationContext context, AuthoredNode row)
    {
        if (row.Items is [var vendor, { Kind: JsonValueKind.String } canonical] && IsSide(vendor))
            return new TableRow(ValueSlotCompiler.Literal(vendor), Value.Of(canonical.Text));
        context.Bag.Report(FieldRules.BadRow, context.File.Value(row), row.Items.Count == 2
            ? "A row's left side is a scalar or a list of scalars, and its right side is text."
            : $"A row has two sides; this one has {row.Items.Count}.");
        return null;
    }

    private static bool IsSide(AuthoredNode vendor) =>
        vendor.Kind != JsonValueKind.Object && (vendor.Kind != JsonValueKind.Array || vendor.Items.All(item => item.Kind is not (JsonValueKind.Object or JsonValueKind.Array)));

    private static Unmapped CompileUnmapped(AuthoredNode? node) => node switch
    {
        null => Unmapped.Hold,
        { String: "pass" } => Unmapped.Pass,
        { String: not null } => Unmapped.Hold,
        _ => Unmapped.Use(ValueSlotCompiler.Literal(node["use"]!)),
    };
}
