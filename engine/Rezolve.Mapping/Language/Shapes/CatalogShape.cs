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
        ],
        Example = """{ "operation": "fieldList", "value": "$.id", "label": "$.title" }""",
    };
}
