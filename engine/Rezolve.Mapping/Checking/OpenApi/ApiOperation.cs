namespace Rezolve.Mapping.Checking.OpenApi;

/// <summary>One operation of the document.</summary>
/// <param name="Document">The document.</param>
/// <param name="Method">In capitals.</param>
/// <param name="Path">Its template, as the document writes it.</param>
/// <param name="Owner">The path's object, which may hold parameters for all of its methods.</param>
/// <param name="Node">The operation's object.</param>
internal sealed record ApiOperation(ApiDocument Document, string Method, string Path, SchemaNode Owner, SchemaNode Node)
{
    /// <summary>Its name in the document; null where it has none.</summary>
    public string? Id => Node.Text("operationId");

    /// <summary>Its method and template.</summary>
    public string Shown => $"{Method} {Path}";

    /// <summary>The parameters of a place: query, header, path or cookie.</summary>
    public IReadOnlyList<SchemaNode> Parameters(string place) =>
        [.. Owner.Items("parameters").Concat(Node.Items("parameters")).Select(Document.Resolve).Where(one => one.Text("in") == place)];

    /// <summary>What it takes for a body; null where the document does not say.</summary>
    public SchemaNode? Request => Node.Member("requestBody") is { } body ? Content(body) : null;

    /// <summary>What it answers where all is well; null where the document does not say.</summary>
    public SchemaNode? Response => Node.Member("responses") is not { } responses ? null
        : responses.Members().Where(one => one.Name.StartsWith('2') || one.Name == "default").OrderBy(one => one.Name, StringComparer.Ordinal)
            .Select(one => Content(one.Node)).FirstOrDefault(schema => schema is not null);

    private SchemaNode? Content(SchemaNode holder)
    {
        var forms = Document.Resolve(holder).Member("content")?.Members().ToList() ?? [];
        var json = forms.Find(form => form.Name.Contains("json", StringComparison.OrdinalIgnoreCase));
        return json.Name is null ? null : json.Node.Member("schema");
    }
}
