using Rezolve.Json.Reading;
using Rezolve.Mapping.Manifests;
using Rezolve.Mapping.Programs.Entities;

namespace Rezolve.Mapping.Checking.Catalogs;

/// <summary>A place of a manifest that relies on a catalogue.</summary>
/// <param name="Catalog">The catalogue.</param>
/// <param name="Node">The place.</param>
/// <param name="Label">The label of the row it names; null where it names none by its label.</param>
/// <param name="Value">The value of the row it names; with neither, every row is used.</param>
internal sealed record CatalogUse(string Catalog, AuthoredNode Node, string? Label, string? Value)
{
    /// <summary>Every use in a manifest: rows of tables, custom fields, fields whose words a catalogue tells.</summary>
    public static IReadOnlyList<CatalogUse> Of(ConnectorManifest manifest)
    {
        var uses = new List<CatalogUse>();
        foreach (var table in manifest.Entries("tables"))
        {
            if (table["catalog"]?.String is { } catalog)
                uses.AddRange((table["rows"]?.Items ?? []).Where(row => row.Items.Count > 0).Select(row => new CatalogUse(catalog, row.Items[0], row.Items[0].Text, null)));
        }
        foreach (var entity in manifest.Entries("entities"))
        {
            foreach (var field in (entity["fields"]?.Members ?? []).Where(field => field.Name != "$comment"))
            {
                if (field["catalog"]?.String is { } words)
                    uses.Add(new CatalogUse(words, field, null, null));
                if (field["field"] is { } name && entity["customFields"]?["catalog"]?.String is { } fields)
                    uses.Add(new CatalogUse(fields, field, name.String, name.String is null ? name.Text : null));
            }
        }
        return uses;
    }

    /// <summary>Whether it relies on a row of its catalogue.</summary>
    public bool Names(CatalogRow row) => (Label is null && Value is null) || row.Label == Label || (Value is not null && row.Value == Value);
}
