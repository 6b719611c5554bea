using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Tickets;

namespace Rezolve.Mapping.Checking.OpenApi;

/// <summary>Whether a field can take what a schema says is at its place.</summary>
internal static class ApiTypes
{
    /// <summary>The types that a schema has and the field cannot take; null where one fits, where nothing is known, and where a table or a conversion decides.</summary>
    public static string? Unfit(FieldProgram field, SchemaView found)
    {
        if (found.IsAny || field.As is not null || field.Table is not null || field.Type == FieldType.Json)
            return null;
        if (field.Type.IsMany() && found.Types.Contains("array"))
            return found.Item() is { IsAny: false } item && !item.Types.Any(type => Takes(field.Field.Of).Contains(type)) ? $"a list of {Words(item)}" : null;
        var taken = Takes(field.Type.IsMany() ? field.Field.Of : field.Type);
        return found.Types.Any(taken.Contains) ? null : Words(found);
    }

    private static string Words(SchemaView view) => string.Join(" or ", view.Types.Order(StringComparer.Ordinal).Select(type => type == "array" ? "a list" : type));

    private static string[] Takes(FieldType type) => type switch
    {
        FieldType.Text or FieldType.Choice => ["string", "number", "integer", "boolean"],
        FieldType.RichText => ["string", "object"],
        FieldType.Number or FieldType.Integer => ["number", "integer"],
        FieldType.Boolean => ["boolean"],
        FieldType.User or FieldType.Team or FieldType.Organization or FieldType.Ticket => ["string", "number", "integer"],
        _ => ["string"],
    };
}
