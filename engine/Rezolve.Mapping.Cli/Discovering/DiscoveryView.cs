using System.Text.Json;
using Rezolve.Mapping.Checking.Catalogs;
using Rezolve.Mapping.Cli.Output;
using Rezolve.Mapping.Hosting.Catalogs;
using Rezolve.Mapping.Programs.Entities;

namespace Rezolve.Mapping.Cli.Discovering;

/// <summary>What was discovered, as text and as JSON.</summary>
/// <param name="discovery">What the system tells.</param>
internal sealed class DiscoveryView(Discovery discovery)
{
    private readonly IReadOnlyList<CatalogUse> _uses = CatalogUse.Of(discovery.Manifest);
    private readonly IReadOnlyList<FieldProposal> _proposals = FieldProposal.Of(discovery.Manifest, discovery.Catalogs);

    /// <summary>Writes the catalogues, a row a line, and then what could be added.</summary>
    public void Write(TextWriter text)
    {
        foreach (var (name, rows) in discovery.Catalogs)
        {
            text.WriteLine($"{name}: {Counts.Of(rows.Count, "row")}, {rows.Count(row => PlacesOf(name, row).Count > 0)} used");
            var (values, labels) = (Width(rows.Select(row => row.Value)), Width(rows.Select(row => row.Label)));
            foreach (var row in rows)
                WriteRow(text, name, row, values, labels);
            text.WriteLine();
        }
        if (discovery.Catalogs.Count == 0)
            text.WriteLine("The connector declares no catalogs.");
        if (_proposals.Count > 0)
            WriteProposals(text);
    }

    private void WriteRow(TextWriter text, string catalog, CatalogRow row, int values, int labels)
    {
        var places = PlacesOf(catalog, row);
        string[] cells = [row.Value.PadRight(values), row.Label.PadRight(labels), row.Type ?? "", places.Count == 0 ? "" : "used at " + string.Join(", ", places)];
        var line = $"  {(places.Count > 0 ? '*' : ' ')} {string.Join("  ", cells.Where(cell => cell.Length > 0))}";
        text.WriteLine(SafeText.Of(line.TrimEnd()));
        foreach (var option in row.Options)
            text.WriteLine(SafeText.Of($"      {option.Value}  {option.Label}"));
    }

    private void WriteProposals(TextWriter text)
    {
        text.WriteLine("Custom fields that are not used. To read one, add its line to the connection's overlay in rezolve.json:");
        foreach (var entity in _proposals.GroupBy(proposal => proposal.Entity, StringComparer.Ordinal))
        {
            text.WriteLine($"  \"overlay\": {{ \"entities\": {{ {Json(entity.Key)}: {{ \"fields\": {{");
            foreach (var proposal in entity)
                text.WriteLine(SafeText.Of($"    {Json(proposal.Name)}: {Entry(proposal)},"));
            text.WriteLine("  } } } }");
        }
    }

    /// <summary>Writes the same as members of one object.</summary>
    public void Write(Utf8JsonWriter json, string connection)
    {
        json.WriteString("connection", connection);
        json.WriteStartArray("catalogs");
        foreach (var (name, rows) in discovery.Catalogs)
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteStartArray("rows");
            foreach (var row in rows)
                WriteRow(json, name, row);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartObject("proposals");
        foreach (var entity in _proposals.GroupBy(proposal => proposal.Entity, StringComparer.Ordinal))
        {
            json.WriteStartObject(entity.Key);
            foreach (var proposal in entity)
            {
                json.WritePropertyName(proposal.Name);
                WriteEntry(json, proposal);
            }
            json.WriteEndObject();
        }
        json.WriteEndObject();
        DiagnosticJson.WriteAll(json, discovery.Drift);
    }

    private void WriteRow(Utf8JsonWriter json, string catalog, CatalogRow row)
    {
        json.WriteStartObject();
        json.WriteString("value", row.Value);
        json.WriteString("label", row.Label);
        if (row.Type is { } type)
            json.WriteString("type", type);
        json.WriteStartArray("options");
        foreach (var option in row.Options)
        {
            json.WriteStartObject();
            json.WriteString("value", option.Value);
            json.WriteString("label", option.Label);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.Texts("usedAt", PlacesOf(catalog, row));
        json.WriteEndObject();
    }

    private IReadOnlyList<string> PlacesOf(string catalog, CatalogRow row) =>
        [.. _uses.Where(use => use.Catalog == catalog && use.Names(row)).Select(use => discovery.Manifest.File.PlaceOf(use.Node).ToString())];

    private static string Entry(FieldProposal proposal)
    {
        var type = proposal.Type is null ? "" : $"\"type\": {Json(proposal.Type)}, ";
        return $"{{ {type}\"field\": {(proposal.IsValue ? proposal.Field : Json(proposal.Field))} }}";
    }

    private static void WriteEntry(Utf8JsonWriter json, FieldProposal proposal) => JsonLine.Object(json, inner =>
    {
        if (proposal.Type is { } type)
            inner.WriteString("type", type);
        inner.WritePropertyName("field");
        if (proposal.IsValue)
            inner.WriteRawValue(proposal.Field);
        else
            inner.WriteStringValue(proposal.Field);
    });

    private static string Json(string text) => JsonLine.Of(json => json.WriteStringValue(text));

    private static int Width(IEnumerable<string> cells) => Math.Min(40, cells.Select(cell => cell.Length).DefaultIfEmpty().Max());
}
