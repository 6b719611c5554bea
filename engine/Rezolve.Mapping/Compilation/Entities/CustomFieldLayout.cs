using System.Text.Json;
using Rezolve.Json;
using Rezolve.Json.Reading;
using Rezolve.Mapping.Compilation.Values;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Compilation.Entities;

/// <summary>Finds the custom field that an entry names, and lays it out as the entity says.</summary>
internal sealed class CustomFieldLayout(EntityCompilation work)
{
    private CompilationContext Context => work.Context;

    private AuthoredNode? Layout => work.Node["customFields"];

    /// <summary>The entry with its layout; null with a diagnostic where it names no known field.</summary>
    public FieldEntry? EntryOf(AuthoredNode node)
    {
        var plain = work.RulesFor(Slots.Record, ValueKinds.Json);
        if (node.String is not null || node["field"] is not { } name)
            return new FieldEntry(node, [], plain);
        if (!CanonicalFields.IsCustom(node.Name!) || name.Kind is not (JsonValueKind.String or JsonValueKind.Number))
        {
            Context.Bag.Report(FieldRules.CustomForm, Context.File.Value(name), $"'{node.Name}' cannot name a custom field this way.");
            return null;
        }
        if (Layout is null)
        {
            Context.Bag.Report(FieldRules.LayoutNeeded, Context.File.Value(name), $"The entity '{work.Node.Name}' has no customFields.");
            return null;
        }
        if (Find(name) is not { } row)
            return null;
        CheckOptions(node, row);
        return Laid(node, row, plain);
    }

    // What a row of the field's table says of an option that is gone can no longer occur.
    private void CheckOptions(AuthoredNode node, CatalogRow row)
    {
        var table = node["table"]?.String is { } name ? Context.Manifest.Root["tables"]?[name] : null;
        if (table is null || table["catalog"] is not null || row.Options.Count == 0)
            return;
        foreach (var side in (table["rows"]?.Items ?? []).Select(one => one.Items is [var left, ..] ? left : null).OfType<AuthoredNode>())
        {
            if (side.Kind is JsonValueKind.String or JsonValueKind.Number && !row.Options.Any(option => option.Value == side.Text))
            {
                Context.Bag.Report(
                    EvidenceRules.Drift, Context.File.Value(side), $"The field '{row.Label}' has no option '{side.Text}'.",
                    $"Options: {string.Join(", ", row.Options.Select(option => option.Value))}.", NearMiss.Of(side.Text!, row.Options.Select(option => option.Value)));
            }
        }
    }

    private FieldEntry Laid(AuthoredNode node, CatalogRow row, SlotRules plain)
    {
        var ofType = row.Type is { } type ? Layout!["types"]?[type] : null;
        var field = new ValueObject { ["value"] = row.WireValue, ["label"] = Value.Of(row.Label) };
        var isPending = Layout!["types"] is not null && Layout["catalog"]?.Text is { } catalog && !Context.Settings.Catalogs.ContainsKey(catalog);
        if (isPending)
            MarkTablesOfTypes();
        return new FieldEntry(node, ofType is null ? [Layout!] : [ofType, Layout!], plain with { Slot = Slots.CustomField, Field = Value.Of(field) })
        {
            IsPending = isPending,
            CatalogType = row.Type,
        };
    }

    // Which types the live list has is not known yet: a table of any of them may be used.
    private void MarkTablesOfTypes()
    {
        foreach (var table in (Layout!["types"]?.Members ?? []).Select(type => type["table"]?.String).OfType<string>())
            Context.Names.MarkUsed(NameSpace.Table, table);
    }

    private void ReportGone(AuthoredNode name, AuthoredNode catalog, IReadOnlyList<CatalogRow> rows) => Context.Bag.Report(
        EvidenceRules.Drift, Context.File.Value(name), $"The catalogue '{catalog.Text}' has no field of the value {name.Text}.", null,
        NearMiss.Of(name.Text!, rows.Select(one => one.Value)));

    private CatalogRow? Find(AuthoredNode name)
    {
        var catalog = Layout!["catalog"];
        if (catalog is not null)
            Context.Names.Resolve(NameSpace.Catalog, catalog);
        var rows = catalog is null ? null : Context.Settings.Catalogs.GetValueOrDefault(catalog.Text!);
        var isValue = name.Kind == JsonValueKind.Number;
        var row = rows?.FirstOrDefault(one => (isValue ? one.Value : one.Label) == name.Text);
        // Without the live list (offline) a field is taken at its word: its type then stands in the entry, or it waits for the list.
        if (row is null && rows is not null && isValue)
            ReportGone(name, catalog!, rows);
        if (row is not null || rows is null || isValue)
            return row ?? new CatalogRow(name.Text!, name.Text!, null);
        var labels = rows.Select(one => one.Label).ToList();
        Context.Bag.Report(
            FieldRules.UnknownLabel, Context.File.Value(name), $"The catalogue '{catalog!.Text}' has no field labelled '{name.Text}'.",
            null, NearMiss.Of(name.Text!, labels));
        return null;
    }
}
