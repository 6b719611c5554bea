using System.Text.Json;

namespace Rezolve.Mapping.Checking.OpenApi;

/// <summary>
/// What one place of a document may hold: a schema with its references followed, its allOf, oneOf and anyOf laid beside each other. What one of
/// them allows is allowed: the question is what can be there, not whether a document is valid.
/// </summary>
internal sealed class SchemaView
{
    private readonly List<SchemaNode> _parts = [];

    private SchemaView(ApiDocument document) => Document = document;

    /// <summary>The document.</summary>
    public ApiDocument Document { get; }

    /// <summary>Where it stands: the schema as first referred to, at its target.</summary>
    public string Pointer => _parts[^1].Pointer;

    /// <summary>Nothing is known of it: no type, no members, no items; or there is more to it than is looked at.</summary>
    public bool IsAny { get; private set; }

    /// <summary>The types it may have, without null; empty where nothing is said.</summary>
    public IReadOnlySet<string> Types { get; private set; } = new HashSet<string>();

    /// <summary>The members it may have.</summary>
    public IReadOnlyList<string> Names => [.. _parts.SelectMany(part => part.Member("properties")?.Members() ?? []).Select(member => member.Name).Distinct()];

    /// <summary>The view of some schemas, of which any may hold.</summary>
    public static SchemaView Of(ApiDocument document, params IEnumerable<SchemaNode> nodes)
    {
        var view = new SchemaView(document);
        var waiting = new Queue<SchemaNode>(nodes);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (waiting.TryDequeue(out var node) && view._parts.Count < document.Limits.MaxParts)
        {
            var target = document.Resolve(node);
            if (!seen.Add(target.Pointer))
                continue;
            view._parts.Add(target);
            foreach (var inner in ((string[])["allOf", "oneOf", "anyOf"]).SelectMany(target.Items))
                waiting.Enqueue(inner);
        }
        view.Judge(isCut: waiting.Count > 0);
        return view;
    }

    private void Judge(bool isCut)
    {
        var types = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in _parts)
        {
            if (part.Text("type") is { } type)
                types.Add(type);
            types.UnionWith(part.Items("type").Select(one => one.Content.GetString() ?? ""));
            if (part.Member("properties") is not null)
                types.Add("object");
            if (part.Member("items") is not null)
                types.Add("array");
        }
        types.Remove("null");
        Types = types;
        // An empty schema among alternatives allows anything; one that only refers or combines says nothing of its own.
        IsAny = isCut || types.Count == 0 || _parts.Exists(part => part.Content.ValueKind == JsonValueKind.True || part.Text("$ref") is not null);
    }

    /// <summary>What stands below a name; null where nothing can.</summary>
    public SchemaView? Member(string name)
    {
        if (IsAny)
            return this;
        var named = _parts.Select(part => part.Member("properties")?.Member(name)).OfType<SchemaNode>().ToList();
        if (named.Count > 0)
            return Of(Document, named);
        var others = _parts.Select(part => part.Member("additionalProperties")).OfType<SchemaNode>().Where(one => one.Content.ValueKind != JsonValueKind.False).ToList();
        if (others.Count > 0)
            return Of(Document, others);
        return Types.Contains("object") && Names.Count == 0 && !_parts.Exists(IsClosed) ? AnyOf() : null;
    }

    /// <summary>What stands in a list; null where there is no list.</summary>
    public SchemaView? Item()
    {
        if (IsAny)
            return this;
        var items = _parts.Select(part => part.Member("items")).OfType<SchemaNode>().ToList();
        return items.Count > 0 ? Of(Document, items) : Types.Contains("array") ? AnyOf() : null;
    }

    /// <summary>What stands below any name.</summary>
    public SchemaView Below() => IsAny ? this : Of(Document, _parts.SelectMany(part => (part.Member("properties")?.Members() ?? []).Select(member => member.Node)
        .Concat(part.Member("additionalProperties") is { Content.ValueKind: JsonValueKind.Object } others ? [others] : [])));

    /// <summary>A place of which nothing is known.</summary>
    public SchemaView AnyOf()
    {
        var view = new SchemaView(Document) { IsAny = true };
        view._parts.AddRange(_parts.TakeLast(1));
        return view;
    }

    private static bool IsClosed(SchemaNode part) => part.Member("additionalProperties") is { Content.ValueKind: JsonValueKind.False };
}
