using Rezolve.Json;
using Rezolve.Json.Reading;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Compilation.Entities.Lifecycles;

/// <summary>The vendor's statuses as the manifest writes them: left sides of the status table.</summary>
/// <param name="work">The entity.</param>
/// <param name="fields">Its field map.</param>
internal sealed class StatusWords(EntityCompilation work, IReadOnlyList<FieldProgram> fields)
{
    private readonly AuthoredNode? _written = Table(work);
    private readonly FieldProgram? _status = fields.FirstOrDefault(field => field.Name == "status");

    /// <summary>What has statuses although the map has none.</summary>
    public void CheckMapped(AuthoredNode member)
    {
        // A field with a mistake of its own is reported where it stands.
        if (_status is null && !work.HasWrongFields)
            work.Context.Bag.Report(LifecycleRules.NoStatus, work.Context.File.Key(member), $"The map of the entity '{work.Node.Name}' has no status, and it has '{member.Name}'.");
    }

    /// <summary>A status as the wire carries it; several where a catalogue has several entries of one label. What is in no row of the table is reported.</summary>
    public IReadOnlyList<string> OnTheWire(AuthoredNode word)
    {
        if (word.Text is not { } text)
            return [];
        Check(word, text);
        // Where a catalogue gives the rows, a row as written stands at the row's label.
        var catalog = _written?["catalog"]?.Text;
        if (catalog is null || !work.Context.Settings.Catalogs.TryGetValue(catalog, out var entries))
            return [text];
        return [.. entries.Where(entry => entry.Label == text).Select(entry => ValueText.Of(entry.WireValue))];
    }

    private void Check(AuthoredNode word, string text)
    {
        if (Known() is not { Count: > 0 } known || known.Contains(text))
            return;
        work.Context.Bag.Report(
            LifecycleRules.UnknownVendorStatus, work.Context.File.Value(word), $"'{text}' is on no left side of the table '{_status!.Table!.Name}'.",
            $"Left sides: {string.Join(", ", known)}.", NearMiss.Of(text, known));
    }

    // A table that lets other words pass does not tell which there are.
    private List<string>? Known()
    {
        if (_status?.Table is not { Read.Action: UnmappedAction.Hold } table)
            return null;
        return _written is { } node
            ? [.. (node["rows"]?.Items ?? []).Select(row => row.Items.FirstOrDefault()?.Text).OfType<string>().Distinct()]
            : [.. table.Rows.Where(row => ValueText.Has(row.Vendor)).Select(row => ValueText.Of(row.Vendor))];
    }

    private static AuthoredNode? Table(EntityCompilation work) =>
        work.Node["fields"]?["status"]?["table"]?.String is { } name ? work.Context.Manifest.Root["tables"]?[name] : null;
}
