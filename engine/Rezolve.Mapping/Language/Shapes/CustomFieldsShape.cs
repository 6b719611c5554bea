
namespace Rezolve.Mapping.Language.Shapes;

/// <summary>How custom fields are laid out in a record.</summary>
internal static class CustomFieldsShape
{
    private static readonly Member[] Layout =
    [
        new("path", new Written.Path(Slots.CustomField), "Where a custom field stands; {{ field.value }} is its id."),
        new("read", new Written.Value(Slots.CustomField), "Where it is read, if that differs."),
        new("write", new Written.Path(Slots.CustomField), "Where it is written, if that differs."),
    ];

    /// <summary>The member <c>customFields</c>.</summary>
    public static Shape Shape { get; } = new("customFields", "Custom fields", "How custom fields are laid out, so that a field only names its own.")
    {
        Load = () =>
        [
            new("catalog", new Written.NameOf(NameSpace.Catalog), "The catalogue that tells the fields' ids and labels."),
            .. Layout,
            new("types", new Written.Map(new Written.Shaped(FieldType)), "By the catalogue's type: the field's type, and its own layout where that differs."),
        ],
        Example = """{ "catalog": "fields", "path": "$.custom_fields[?@.id == {{ field.value }}].value" }""",
    };

    private static Shape FieldType => new("customFieldType", "Custom field type", "A field entry that holds for every field of a type.")
    {
        Load = () => [.. Layout, .. FieldShape.Shape.Members.Where(member => member.Name is "type" or "as" or "empty" or "default" or "table")],
    };
}
