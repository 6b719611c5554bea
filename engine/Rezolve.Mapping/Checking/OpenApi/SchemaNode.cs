using System.Text.Json;
using Rezolve.Json.Reading;

namespace Rezolve.Mapping.Checking.OpenApi;

/// <summary>A schema of the document, and where it stands.</summary>
/// <param name="Content">The schema.</param>
/// <param name="Pointer">Its JSON Pointer in the document.</param>
internal readonly record struct SchemaNode(JsonElement Content, string Pointer)
{
    /// <summary>The member of that name, as a node; null where there is none.</summary>
    public SchemaNode? Member(string name) =>
        Content.ValueKind == JsonValueKind.Object && Content.TryGetProperty(name, out var member) ? new SchemaNode(member, JsonPointer.Append(Pointer, name)) : null;

    /// <summary>The items of a member that is a list.</summary>
    public IEnumerable<SchemaNode> Items(string name) => Member(name) is { Content.ValueKind: JsonValueKind.Array } list
        ? list.Content.EnumerateArray().Select((item, index) => new SchemaNode(item, JsonPointer.Append(list.Pointer, index)))
        : [];

    /// <summary>The members of an object.</summary>
    public IEnumerable<(string Name, SchemaNode Node)> Members()
    {
        if (Content.ValueKind != JsonValueKind.Object)
            yield break;
        foreach (var member in Content.EnumerateObject())
            yield return (member.Name, new SchemaNode(member.Value, JsonPointer.Append(Pointer, member.Name)));
    }

    /// <summary>A text member, or null.</summary>
    public string? Text(string name) => Member(name) is { Content.ValueKind: JsonValueKind.String } member ? member.Content.GetString() : null;
}
