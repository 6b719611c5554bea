using System.Text.Json;
using Rezolve.Json;
using Rezolve.Json.Reading;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Compilation.Tables;

/// <summary>A table whose left sides are labels of a catalogue: the wire carries the catalogue's values.</summary>
internal sealed class CatalogTable(CompilationContext context, AuthoredNode node)
{
    private const int Shown = 5;

    private AuthoredNode Catalog => node["catalog"]!;

    /// <summary>The table with the catalogue's values on the left; as it is where the live list is not known. What the two lack of each other is reported.</summary>
    public TableProgram OnTheWire(TableProgram table)
    {
        foreach (var row in node["rows"]!.Items.Where(row => row.Items is [{ Kind: JsonValueKind.Array }, ..]))
            context.Bag.Report(FieldRules.BadRow, context.File.Value(row.Items[0]), "With a catalogue the left side is one label, not a list.", "Write the label.");
        if (!context.Settings.Catalogs.TryGetValue(Catalog.Text!, out var known))
            return table;
        CheckLabels(known);
        CheckWhole(table, known);
        // Of entries with one label all are read, and the first is written.
        var rows = table.Rows.SelectMany(row => known.Where(entry => entry.Label == Label(row)).Select(entry => row with { Vendor = entry.WireValue }));
        return table with { Rows = [.. rows] };
    }

    private void CheckLabels(IReadOnlyList<CatalogRow> known)
    {
        var labels = known.Select(entry => entry.Label).ToHashSet(StringComparer.Ordinal);
        foreach (var side in node["rows"]!.Items.Select(row => row.Items.FirstOrDefault()).Where(side => side?.Text is { } label && !labels.Contains(label)))
        {
            context.Bag.Report(
                EvidenceRules.Drift, context.File.Value(side!), $"The catalogue '{Catalog.Text}' has no entry labelled '{side!.Text}'.", null, NearMiss.Of(side.Text!, labels));
        }
    }

    // What the system has and the table does not is held as soon as a record has it: better told before.
    private void CheckWhole(TableProgram table, IReadOnlyList<CatalogRow> known)
    {
        var named = table.Rows.Select(Label).ToHashSet(StringComparer.Ordinal);
        var lacking = known.Select(entry => entry.Label).Where(label => !named.Contains(label)).Distinct().ToList();
        if (lacking.Count == 0 || table.Read.Action != UnmappedAction.Hold)
            return;
        var some = string.Join(", ", lacking.Take(Shown).Select(label => $"'{label}'"));
        var more = lacking.Count > Shown ? $" and {lacking.Count - Shown} more" : "";
        context.Bag.Report(FieldRules.NotTotal, context.File.Value(Catalog), $"The table '{node.Name}' has no row for {some}{more} of the catalogue '{Catalog.Text}'.");
    }

    private static string Label(TableRow row) => ValueText.Has(row.Vendor) ? ValueText.Of(row.Vendor) : "";
}
