using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Language.Shapes;

/// <summary>What can be discovered.</summary>
internal static class CatalogShape
{
    /// <summary>What a catalogue may hold.</summary>
    public static Shape Shape { get; } = new("catalog", "Catalogue", "A list that the system tells live: its fields, statuses, options.")
    {
        Load = () =>
        [
            new("operation", new Written.NameOf(NameSpace.Operation), "The operation whose records are the rows.") { Required = true },
            new("value", new Written.Value(Slots.CatalogRow), "What the wire carries.") { Required = true, Examples = ["\"$.id\""] },
            new("label", new Written.Value(Slots.CatalogRow), "What people call it.") { Required = true, Examples = ["\"$.name\""] },
            new("type", new Written.Value(Slots.CatalogRow), "The system's word for a field's type.") { Examples = ["\"$.type\""] },
            new("where", new Written.Value(Slots.CatalogRow, ValueKinds.Boolean), "Which rows count.") { Examples = ["\"{{ record.active === true }}\""] },
            new("options", new Written.Shaped(Options), "The values a field may take, where the row tells them."),
        ],
        Example = """{ "operation": "fieldList", "value": "$.id", "label": "$.title" }""",
    };

    private static Shape Options => new("catalogOptions", "Option list", "The options that a row of a catalogue lists.")
    {
        Load = () =>
        [
            new("records", new Written.Value(Slots.CatalogRow, ValueKinds.List), "The options, usually a path on the row.") { Required = true, Examples = ["\"$.options[*]\""] },
            new("value", new Written.Path(Slots.CatalogOption), "What the wire carries: a path on the option.") { Required = true, Examples = ["\"$.value\""] },
            new("label", new Written.Path(Slots.CatalogOption), "What people call it: a path on the option.") { Required = true, Examples = ["\"$.name\""] },
        ],
        Example = """{ "records": "$.options[*]", "value": "$.value", "label": "$.name" }""",
    };
}
