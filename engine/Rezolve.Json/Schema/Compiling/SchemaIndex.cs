using System.Text.Json;
using Rezolve.Json.Schema.Evaluating;

namespace Rezolve.Json.Schema.Compiling;

/// <summary>Every schema resource within reach, by URI: the schema being compiled, the documents given, and the metaschemas.</summary>
internal sealed class SchemaIndex
{
    private readonly Dictionary<string, SchemaResource> _resources = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JsonElement> _documents = new(StringComparer.Ordinal);
    private readonly Dialects _dialects;

    public SchemaIndex(JsonSchemaOptions options)
    {
        _dialects = new Dialects(options, _documents);
        foreach (var (uri, document) in options.Documents)
        {
            if (SchemaUri.Resolve(SchemaUri.Unnamed, SchemaUri.Split(uri).Resource) is { } key) _documents[key] = WholeText.Of(document);
        }
        foreach (var (uri, document) in _documents) Add(document, uri);
    }

    public IEnumerable<string> Uris => _resources.Keys;

    /// <summary>The resource of that URI; metaschemas are read when first asked for.</summary>
    public SchemaResource? Find(string uri)
    {
        if (!_resources.ContainsKey(uri) && Metaschemas.Find(uri) is { } metaschema) Add(metaschema, uri);
        return _resources.GetValueOrDefault(uri);
    }

    /// <summary>Finds every resource and anchor of a document. Goes by a list, not by recursion, so that depth costs no stack.</summary>
    public SchemaResource Add(JsonElement root, string uri)
    {
        var document = new SchemaDocument(root);
        var outermost = new SchemaResource(document, "", root, uri, _dialects.Of(root, null));
        Register(outermost);
        var open = new Stack<(string Pointer, JsonElement Element, SchemaResource Resource)>();
        open.Push(("", root, outermost));
        while (open.TryPop(out var next))
        {
            if (next.Element.ValueKind != JsonValueKind.Object) continue;
            var resource = Enter(next.Pointer, next.Element, next.Resource);
            NoteAnchors(next.Pointer, next.Element, resource);
            foreach (var (pointer, element) in SubschemaKeywords.Of(next.Pointer, next.Element)) open.Push((pointer, element, resource));
        }
        return document.Resources[""];
    }

    private void Register(SchemaResource resource)
    {
        _resources.TryAdd(resource.Uri, resource);
        resource.Document.Resources[resource.Pointer] = resource;
    }

    // A schema with an identifier of its own starts a new resource.
    private SchemaResource Enter(string pointer, JsonElement element, SchemaResource resource)
    {
        if (IdOf(element, resource.Dialect) is not { } id) return resource;
        var reference = SchemaUri.Split(id).Resource;
        if (reference.Length == 0 || SchemaUri.Resolve(resource.Uri, reference) is not { } uri) return resource;
        var inner = new SchemaResource(resource.Document, pointer, element, uri, _dialects.Of(element, resource.Dialect));
        Register(inner);
        // Whoever fetched the document by another URI means the same resource.
        if (pointer.Length == 0) _resources[resource.Uri] = inner;
        return inner;
    }

    private static string? IdOf(JsonElement element, Dialect dialect)
    {
        if (dialect.ReferencesStandAlone && element.TryGetProperty("$ref", out _)) return null;
        return element.TryGetProperty("$id", out var id) && id.ValueKind == JsonValueKind.String ? id.GetString() : null;
    }

    private static void NoteAnchors(string pointer, JsonElement element, SchemaResource resource)
    {
        if (resource.Dialect.Version == JsonSchemaDialect.Draft7)
        {
            if (IdOf(element, resource.Dialect) is { } id && SchemaUri.Split(id).Fragment is { Length: > 0 } fragment)
            {
                resource.Anchors.TryAdd(fragment, (pointer, element));
            }
            return;
        }
        foreach (var keyword in (string[])["$anchor", "$dynamicAnchor"])
        {
            if (!element.TryGetProperty(keyword, out var anchor) || anchor.ValueKind != JsonValueKind.String) continue;
            resource.Anchors.TryAdd(anchor.GetString()!, (pointer, element));
            if (keyword == "$dynamicAnchor") resource.DynamicAnchors.Add(anchor.GetString()!);
        }
    }
}
