using System.Text.Json;

namespace Rezolve.Json.Schema.Compiling;

/// <summary>A schema with its own URI, and the anchors in it.</summary>
/// <param name="document">The document it lies in.</param>
/// <param name="pointer">JSON Pointer of its root from the document's root.</param>
/// <param name="element">Its root.</param>
/// <param name="uri">Its absolute URI without fragment.</param>
/// <param name="dialect">The dialect it is written in.</param>
internal sealed class SchemaResource(SchemaDocument document, string pointer, JsonElement element, string uri, Dialect dialect)
{
    public SchemaDocument Document => document;

    public string Pointer => pointer;

    public JsonElement Element => element;

    public string Uri => uri;

    public Dialect Dialect => dialect;

    /// <summary>Plain-name fragments: the pointer, from the document's root, and the schema.</summary>
    public Dictionary<string, (string Pointer, JsonElement Element)> Anchors { get; } = new(StringComparer.Ordinal);

    /// <summary>Those of the anchors that <c>$dynamicAnchor</c> made.</summary>
    public HashSet<string> DynamicAnchors { get; } = new(StringComparer.Ordinal);

    /// <summary>The compiled schemas of the dynamic anchors; complete once the resource is compiled.</summary>
    public Dictionary<string, SchemaNode> DynamicNodes { get; } = new(StringComparer.Ordinal);

    /// <summary>The absolute place of a pointer inside this resource.</summary>
    public string LocationOf(string documentPointer) => $"{SchemaUri.Shown(uri)}#{documentPointer[pointer.Length..]}";
}
