using System.Text.RegularExpressions;
using Rezolve.Json.Reading;
using Rezolve.Mapping.Programs.Operations;

namespace Rezolve.Mapping.Compilation.Operations;

/// <summary>Whether the requests of an operation ask for a member of what is written.</summary>
internal static partial class OperationAsks
{
    /// <summary>Whether it, or one that it runs, asks who may read a comment.</summary>
    public static bool ForKind(CompilationContext context, OperationProgram operation) => For(context, operation, CommentKind());

    /// <summary>Whether it, or one that it runs, asks for the files that go with a comment.</summary>
    public static bool ForFiles(CompilationContext context, OperationProgram operation) => For(context, operation, CommentFiles());

    private static bool For(CompilationContext context, OperationProgram operation, Regex member) =>
        (context.Manifest.Root["operations"]?[operation.Name] is { } node && Texts(node).Any(text => member.IsMatch(text)))
        || operation.Steps.Any(step => For(context, step.Operation, member));

    private static IEnumerable<string> Texts(AuthoredNode node) =>
        node.String is { } text ? [text] : node.Members.Concat(node.Items).SelectMany(Texts);

    [GeneratedRegex(@"\bcomment\??\.kind\b", RegexOptions.CultureInvariant)]
    private static partial Regex CommentKind();

    [GeneratedRegex(@"\bcomment\??\.attachments\b", RegexOptions.CultureInvariant)]
    private static partial Regex CommentFiles();
}
