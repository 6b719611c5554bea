using System.Text.Json;
using Rezolve.Json.Schema.Evaluating;

namespace Rezolve.Json.Schema.Compiling;

/// <summary>One compiled schema. It is filled once by the compiler and never changes afterwards.</summary>
internal sealed class SchemaNode(SchemaResource resource, string pointer, JsonElement element)
{
    /// <summary>The resource the schema belongs to, which gives it its base URI and dialect.</summary>
    public SchemaResource Resource => resource;

    /// <summary>JSON Pointer from the document's root.</summary>
    public string Pointer => pointer;

    public JsonElement Element => element;

    /// <summary>The absolute place: URI, <c>#</c>, and the pointer from the resource's root.</summary>
    public string Location { get; } = resource.LocationOf(pointer);

    /// <summary>For the schemas <c>true</c> and <c>false</c>; null for all others.</summary>
    public bool? Always => element.ValueKind switch { JsonValueKind.True => true, JsonValueKind.False => false, _ => null };

    /// <summary>Those that look at what is left over come last.</summary>
    public Keyword[] Keywords { get; set; } = [];

    public bool TracksCoverage { get; set; }
}
