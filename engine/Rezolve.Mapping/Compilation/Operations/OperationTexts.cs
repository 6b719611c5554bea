using Rezolve.Json.Reading;
using Rezolve.Mapping.Expressions.Templates;

namespace Rezolve.Mapping.Compilation.Operations;

/// <summary>The expressions of an operation as written, wherever in it.</summary>
internal static class OperationTexts
{
    /// <summary>Each expression, with the text it stands in.</summary>
    public static IEnumerable<(AuthoredNode Node, string Source)> Expressions(AuthoredNode operation) =>
        from node in Texts(operation)
        from part in TemplateSplitter.Split(node.Text!, [])
        where part.IsExpression
        select (node, part.Text);

    // As deep as the manifest, which its reader has limited.
    private static IEnumerable<AuthoredNode> Texts(AuthoredNode node) =>
        node.String is not null ? [node] : node.Members.Concat(node.Items).SelectMany(Texts);
}
