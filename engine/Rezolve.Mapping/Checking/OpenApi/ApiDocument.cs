using System.Text.Json;

namespace Rezolve.Mapping.Checking.OpenApi;

/// <summary>An OpenAPI 3 document: its operations and schemas. Only references inside the document are followed; nothing is fetched.</summary>
internal sealed class ApiDocument
{
    private static readonly string[] Methods = ["get", "put", "post", "delete", "patch", "head", "options", "trace"];
    private readonly SchemaNode _root;

    private ApiDocument(string name, JsonElement root, ApiLimits limits)
    {
        (Name, _root, Limits) = (name, new SchemaNode(root, ""), limits);
        Operations =
        [
            .. from path in _root.Member("paths")?.Members() ?? []
               from method in Methods
               where path.Node.Member(method) is not null
               select new ApiOperation(this, method.ToUpperInvariant(), path.Name, path.Node, path.Node.Member(method)!.Value),
        ];
    }

    /// <summary>The file as the manifest names it.</summary>
    public string Name { get; }

    /// <summary>How much is looked at.</summary>
    public ApiLimits Limits { get; }

    /// <summary>Every operation.</summary>
    public IReadOnlyList<ApiOperation> Operations { get; }

    /// <summary>The path of the first server's address, without an ending slash.</summary>
    public string ServerPath
    {
        get
        {
            var address = _root.Items("servers").Select(server => server.Text("url")).FirstOrDefault() ?? "";
            var host = address.IndexOf("://", StringComparison.Ordinal);
            var slash = address.IndexOf('/', host < 0 ? 0 : host + 3);
            return slash < 0 ? "" : address[slash..].TrimEnd('/');
        }
    }

    /// <summary>Reads a document, or says why it cannot be read.</summary>
    public static (ApiDocument? Document, string? Problem) Read(string name, ReadOnlyMemory<byte> text, ApiLimits limits)
    {
        if (text.Length > limits.MaxBytes)
            return (null, $"it is longer than {limits.MaxBytes >> 20} MiB");
        if (name.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".yml", StringComparison.OrdinalIgnoreCase))
            return (null, "it is YAML, and JSON is read: convert it once, for example with yq -o=json");
        try
        {
            var root = JsonElement.Parse(text.Span, new JsonDocumentOptions { MaxDepth = limits.MaxDepth });
            var isKnown = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("openapi", out var version) && version.ToString().StartsWith("3.", StringComparison.Ordinal);
            return isKnown ? (new ApiDocument(name, root, limits), null) : (null, "it is no OpenAPI 3 document: it has no member \"openapi\" of 3.x");
        }
        catch (JsonException problem)
        {
            return (null, $"it is no JSON: {problem.Message}");
        }
    }

    /// <summary>What a node refers to, followed to its end; the node itself where it refers to nothing.</summary>
    public SchemaNode Resolve(SchemaNode node)
    {
        for (var hops = 0; hops < Limits.MaxParts && node.Text("$ref") is { } reference; hops++)
        {
            if (Find(reference) is not { } target)
                return node;
            node = target;
        }
        return node;
    }

    private SchemaNode? Find(string reference)
    {
        if (!reference.StartsWith("#/", StringComparison.Ordinal))
            return null;
        SchemaNode? at = _root;
        foreach (var part in reference[2..].Split('/'))
            at = at?.Member(Uri.UnescapeDataString(part).Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal));
        return at;
    }

    /// <summary>Where something stands, for messages.</summary>
    public string At(string pointer) => $"{Name} {JsonPointerText(pointer)}";

    private static string JsonPointerText(string pointer) => pointer.Length == 0 ? "at its top" : pointer;
}
