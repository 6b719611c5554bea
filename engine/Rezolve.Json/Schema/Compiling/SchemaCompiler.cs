using System.Text.Json;
using Rezolve.Json.Schema.Evaluating;

namespace Rezolve.Json.Schema.Compiling;

/// <summary>Compiles every schema that can be reached, once each, from a list of those still open.</summary>
internal sealed class SchemaCompiler
{
    private readonly Dictionary<(SchemaDocument Document, string Pointer), SchemaNode> _nodes = [];
    private readonly Queue<SchemaNode> _open = [];
    private readonly HashSet<SchemaResource> _entered = [];
    private readonly SchemaIndex _index;
    private readonly ReferenceResolver _references;

    public SchemaCompiler(JsonSchemaOptions options)
    {
        Options = options;
        _index = new SchemaIndex(options);
        _references = new ReferenceResolver(_index);
    }

    public JsonSchemaOptions Options { get; }

    public List<JsonSchemaFault> Faults { get; } = [];

    public SchemaNode Compile(JsonElement schema)
    {
        var resource = _index.Add(schema, SchemaUri.Unnamed);
        var root = NodeOf(resource, "", schema);
        while (_open.TryDequeue(out var node)) Fill(node);
        return root;
    }

    /// <summary>The compiled schema of a place; it is filled before compiling ends.</summary>
    public SchemaNode NodeOf(SchemaResource around, string pointer, JsonElement element)
    {
        if (_nodes.TryGetValue((around.Document, pointer), out var known)) return known;
        var node = new SchemaNode(around.Document.Resources.GetValueOrDefault(pointer, around), pointer, element);
        _nodes.Add((around.Document, pointer), node);
        _open.Enqueue(node);
        return node;
    }

    /// <summary>The compiled schema a reference means; null, with a fault noted, if it leads nowhere.</summary>
    public SchemaNode? Refer(KeywordSource source, out bool isDynamic)
    {
        isDynamic = false;
        if (source.Value.ValueKind != JsonValueKind.String)
        {
            source.Malformed("a reference");
            return null;
        }
        var reference = source.Value.GetString()!;
        if (_references.Find(source.Node.Resource, reference, out var message) is not { } found)
        {
            message = message.EndsWith('?') ? message : message + ".";
            Faults.Add(new JsonSchemaFault(
                JsonSchemaFaultKind.UnknownReference, source.Location, $"{source.Name} {Wording.Quoted(reference)} leads nowhere: {message}",
                "Correct the reference, or give its document."));
            return null;
        }
        isDynamic = found.Resource.DynamicAnchors.Contains(SchemaUri.Split(reference).Fragment);
        return NodeOf(found.Resource, found.Pointer, found.Element);
    }

    private void Fill(SchemaNode node)
    {
        if (_entered.Add(node.Resource)) EnterResource(node.Resource);
        if (node.Always is not null) return;
        if (node.Element.ValueKind != JsonValueKind.Object)
        {
            Faults.Add(new JsonSchemaFault(
                JsonSchemaFaultKind.Malformed, node.Location, $"A schema is an object, true or false, found {Wording.Found(node.Element)}.",
                "Correct the schema."));
            return;
        }
        node.Keywords = [.. KeywordsOf(node).OrderBy(keyword => keyword.ComesLast)];
        node.TracksCoverage = node.Keywords.Any(keyword => keyword.ComesLast);
    }

    private IEnumerable<Keyword> KeywordsOf(SchemaNode node)
    {
        var dialect = node.Resource.Dialect;
        var standsAlone = dialect.ReferencesStandAlone && node.Element.TryGetProperty("$ref", out _);
        foreach (var member in node.Element.EnumerateObject())
        {
            if (standsAlone && member.Name != "$ref") continue;
            if (!dialect.Keywords.TryGetValue(member.Name, out var compile)) continue;
            if (compile(new KeywordSource(this, node, member.Name, member.Value)) is { } keyword) yield return keyword;
        }
    }

    // A dynamic reference may lead to any dynamic anchor of any resource entered, so all of them must be ready.
    private void EnterResource(SchemaResource resource)
    {
        if (resource.Dialect.Fault is { } fault) Faults.Add(fault with { SchemaLocation = resource.LocationOf(resource.Pointer) + "/$schema" });
        foreach (var name in resource.DynamicAnchors)
        {
            var (pointer, element) = resource.Anchors[name];
            resource.DynamicNodes[name] = NodeOf(resource, pointer, element);
        }
    }
}
