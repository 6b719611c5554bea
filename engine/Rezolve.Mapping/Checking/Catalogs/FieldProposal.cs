using System.Globalization;
using System.Text;
using Rezolve.Json.Reading;
using Rezolve.Mapping.Manifests;
using Rezolve.Mapping.Programs.Entities;

namespace Rezolve.Mapping.Checking.Catalogs;

/// <summary>An entry that a connection could add to read a custom field.</summary>
/// <param name="Entity">The entity that lays such fields out.</param>
/// <param name="Name">A name for the field, such as <c>custom.orderNumber</c>.</param>
/// <param name="Type">Its type, where the layout does not tell it; null where it does.</param>
/// <param name="Field">How the entry names it: its label, or its value where labels are not unique.</param>
/// <param name="IsValue">It is named by its value, a number.</param>
internal sealed record FieldProposal(string Entity, string Name, string? Type, string Field, bool IsValue)
{
    /// <summary>An entry for each row that no entry names, for each entity that lays its custom fields out by a catalogue.</summary>
    /// <param name="manifest">The connector as written.</param>
    /// <param name="catalogs">What the catalogues tell.</param>
    public static IReadOnlyList<FieldProposal> Of(ConnectorManifest manifest, IReadOnlyDictionary<string, IReadOnlyList<CatalogRow>> catalogs)
    {
        var uses = CatalogUse.Of(manifest);
        var proposals = new List<FieldProposal>();
        foreach (var entity in manifest.Entries("entities"))
        {
            if (entity["customFields"] is not { } layout || layout["catalog"]?.String is not { } name || !catalogs.TryGetValue(name, out var rows))
                continue;
            var taken = (entity["fields"]?.Members ?? []).Select(field => field.Name!).ToHashSet(StringComparer.OrdinalIgnoreCase);
            foreach (var row in rows.Where(row => !uses.Any(use => use.Catalog == name && use.Names(row))))
            {
                if (Propose(entity.Name!, layout, row, rows, taken) is { } proposal)
                    proposals.Add(proposal);
            }
        }
        return proposals;
    }

    private static FieldProposal? Propose(string entity, AuthoredNode layout, CatalogRow row, IReadOnlyList<CatalogRow> rows, HashSet<string> taken)
    {
        var isUnique = rows.Count(one => one.Label == row.Label) == 1;
        if (!isUnique && !long.TryParse(row.Value, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            return null;
        var typed = row.Type is { } type && layout["types"]?[type]?["type"] is not null;
        return new FieldProposal(entity, Unique(NameOf(row.Label), row.Value, taken), typed ? null : row.Options.Count > 0 ? "choice" : "text", isUnique ? row.Label : row.Value, !isUnique);
    }

    private static string Unique(string name, string value, HashSet<string> taken)
    {
        var free = taken.Add("custom." + name) ? name : $"{name}-{string.Concat(value.Where(char.IsAsciiLetterOrDigit))}";
        taken.Add("custom." + free);
        return "custom." + free;
    }

    // "Order number (ERP)" is orderNumberErp.
    private static string NameOf(string label)
    {
        var name = new StringBuilder();
        var isNew = false;
        foreach (var letter in label)
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                name.Append(name.Length == 0 || !isNew ? char.ToLowerInvariant(letter) : char.ToUpperInvariant(letter));
                isNew = false;
            }
            else
                isNew = true;
        }
        return name.Length == 0 ? "field" : name.ToString();
    }
}
