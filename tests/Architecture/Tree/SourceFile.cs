using System.Text.RegularExpressions;

namespace Architecture.Tree;

/// <summary>One C# file.</summary>
/// <param name="path">Its path below the root.</param>
/// <param name="text">What it says.</param>
internal sealed partial class SourceFile(string path, string text)
{
    private readonly Lazy<string> _code = new(() => CodeOnly.Of(text));

    /// <summary>Its path below the root, with slashes.</summary>
    public string Path => path;

    /// <summary>The folder it is in.</summary>
    public string Folder => path[..path.LastIndexOf('/')];

    /// <summary>Everything it says.</summary>
    public string Text => text;

    /// <summary>The same with comments and literals blanked, so that every place keeps its line.</summary>
    public string Code => _code.Value;

    /// <summary>How many lines it has.</summary>
    public int Lines => text.Count(c => c == '\n');

    /// <summary>The namespaces it uses.</summary>
    public IEnumerable<string> Usings => UsingLine().Matches(Code).Select(match => match.Groups[1].Value);

    /// <summary>The namespace it declares; empty for top-level statements.</summary>
    public string Namespace => NamespaceLine().Match(Code).Groups[1].Value;

    /// <summary>Each place where the code matches, as <c>path:line: text</c>.</summary>
    public IEnumerable<string> Find(Regex pattern) => Places(Code, pattern);

    /// <summary>Each place where the text matches, comments and literals included.</summary>
    public IEnumerable<string> FindInText(Regex pattern) => Places(text, pattern);

    private IEnumerable<string> Places(string within, Regex pattern) =>
        pattern.Matches(within).Select(match => $"{path}:{1 + within.AsSpan(0, match.Index).Count('\n')}: {match.Value.Trim()}");

    [GeneratedRegex(@"^(?:global )?using (?:static )?(?:\w+ = )?([\w.]+)(?:<.*>)?;", RegexOptions.Multiline)]
    private static partial Regex UsingLine();

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();
}
