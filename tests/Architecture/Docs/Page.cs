using System.Text.RegularExpressions;
using Architecture.Tree;

namespace Architecture.Docs;

/// <summary>A fenced block of a page.</summary>
/// <param name="Kind">The words behind the fence, such as <c>json manifest</c>.</param>
/// <param name="Text">What it holds.</param>
/// <param name="Line">The line of its fence, from 1.</param>
internal sealed record Fence(string Kind, string Text, int Line);

/// <summary>A page of documentation.</summary>
internal sealed partial class Page
{
    private Page(string path)
    {
        Path = path;
        Text = File.ReadAllText(Repository.Full(path));
        Fences = [.. Block().Matches(Text).Select(match => new Fence(match.Groups[1].Value.Trim(), match.Groups[2].Value, 1 + Text.AsSpan(0, match.Index).Count('\n')))];
        Prose = Block().Replace(Text, "");
    }

    /// <summary>Every page of the repository; templates of new connectors are none yet.</summary>
    public static IReadOnlyList<Page> All { get; } =
        [.. Repository.Files.Where(path => path.EndsWith(".md", StringComparison.Ordinal) && !path.Contains("/Templates/", StringComparison.Ordinal)).Select(path => new Page(path))];

    /// <summary>Its path below the root.</summary>
    public string Path { get; }

    /// <summary>Everything it says.</summary>
    public string Text { get; }

    /// <summary>The same without fenced blocks.</summary>
    public string Prose { get; }

    /// <summary>Its fenced blocks, in order.</summary>
    public IReadOnlyList<Fence> Fences { get; }

    /// <summary>Where its links lead, as written.</summary>
    public IEnumerable<string> Links => Link().Matches(Prose).Select(match => match.Groups[1].Value);

    /// <summary>The anchors of its headings.</summary>
    public IEnumerable<string> Anchors => Heading().Matches(Prose).Select(match => Unspoken().Replace(match.Groups[1].Value.Trim().ToLowerInvariant(), "").Replace(' ', '-'));

    /// <summary>The page at a path.</summary>
    public static Page At(string path) => All.Single(page => page.Path == path);

    [GeneratedRegex(@"^```([^\n]*)\n(.*?)^```[ ]*$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"\[[^\]]*\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^#+ (.*)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex Unspoken();
}
