using Rezolve.Json;
using Rezolve.Json.Reading;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Expressions.Templates;

namespace Rezolve.Mapping.Checking.OpenApi;

/// <summary>Holds what a request sends against its operation in the document: query, header fields, members of the body.</summary>
/// <param name="file">The manifest.</param>
/// <param name="bag">Where mistakes go.</param>
internal sealed class RequestCheck(SourceFile file, DiagnosticBag bag)
{
    // Part of HTTP itself, or of how this engine calls: a document need not name them.
    private static readonly string[] Plain =
        ["accept", "accept-language", "authorization", "content-type", "cookie", "idempotency-key", "if-match", "if-modified-since", "if-none-match", "prefer", "user-agent"];

    /// <summary>Reports what the operation does not take.</summary>
    /// <returns>Where in the body the fields of an entity go: the schema there; null where they go nowhere or nothing is known.</returns>
    public SchemaView? Run(AuthoredNode operation, ApiOperation known)
    {
        if (operation["query"] is { } query)
            CheckQuery(query, known);
        foreach (var header in (operation["headers"]?.Members ?? []).Where(header => !Plain.Contains(header.Name!.ToLowerInvariant())))
            CheckName(header, "header field", known, known.Parameters("header"), StringComparer.OrdinalIgnoreCase);
        return operation["body"] is { } body && known.Request is { } schema ? CheckBody(body, SchemaView.Of(known.Document, schema), known) : null;
    }

    private void CheckQuery(AuthoredNode query, ApiOperation known)
    {
        var parameters = known.Parameters("query");
        foreach (var member in query.Members.Where(member => member.Name != "$comment"))
            CheckName(member, "query parameter", known, parameters, StringComparer.Ordinal);
        var isWhole = query.Members.Count > 0;
        foreach (var needed in parameters.Where(one => isWhole && one.Member("required")?.Content.ValueKind == System.Text.Json.JsonValueKind.True && query[one.Text("name")!] is null))
        {
            bag.Report(EvidenceRules.UnknownParameter, file.Key(query),
                $"{known.Shown} needs the query parameter '{needed.Text("name")}', by {known.Document.At(needed.Pointer)}.", $"Add \"{needed.Text("name")}\".");
        }
    }

    private void CheckName(AuthoredNode written, string what, ApiOperation known, IReadOnlyList<SchemaNode> parameters, StringComparer comparer)
    {
        // filter[status] is a member of the parameter filter.
        var name = written.Name!.Split('[')[0];
        var names = parameters.Select(one => one.Text("name")!).ToList();
        if (names.Exists(one => comparer.Equals(one, written.Name) || comparer.Equals(one, name)))
            return;
        bag.Report(
            EvidenceRules.UnknownParameter, file.Key(written), $"{known.Shown} has no {what} '{written.Name}', by {known.Document.At(known.Node.Pointer)}.",
            names.Count == 0 ? null : $"It has: {string.Join(", ", names)}.", NearMiss.Of(written.Name!, names));
    }

    private SchemaView? CheckBody(AuthoredNode node, SchemaView schema, ApiOperation known)
    {
        if (node.String is { } text)
            return IsDocument(text) ? schema : null;
        SchemaView? fields = null;
        foreach (var member in node.Members.Where(member => member.Name != "$comment"))
        {
            if (schema.Member(member.Name!) is { } inner)
                fields = CheckBody(member, inner, known) ?? fields;
            else
                ReportMember(member, schema, known);
        }
        foreach (var item in node.Items)
        {
            if (schema.Item() is { } inner)
                fields = CheckBody(item, inner, known) ?? fields;
        }
        return fields;
    }

    private void ReportMember(AuthoredNode member, SchemaView schema, ApiOperation known) => bag.Report(
        EvidenceRules.UnknownInBody, file.Key(member), $"The body of {known.Shown} has no member '{member.Name}' here, by {known.Document.At(schema.Pointer)}.",
        schema.Names.Count == 0 ? null : $"It has: {string.Join(", ", schema.Names)}.", NearMiss.Of(member.Name!, schema.Names));

    private static bool IsDocument(string text) =>
        TemplateSplitter.Split(text, []) is [{ IsExpression: true } only] && only.Text.Trim() is "document";
}
