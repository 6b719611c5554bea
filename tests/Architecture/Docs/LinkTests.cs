using System.Text.RegularExpressions;
using Architecture.Tree;

namespace Architecture.Docs;

/// <summary>Links lead somewhere, and names in prose exist.</summary>
public sealed class LinkTests
{
    [Fact]
    public void Links_inside_the_repository_lead_to_files() => Violations.None(
        "A relative link leads to a file or folder of the repository, and its anchor to a heading.",
        from page in Page.All
        from link in page.Links
        where !link.Contains("://", StringComparison.Ordinal) && !Leads(page, link)
        select $"{page.Path}: {link}");

    [Fact]
    public void Paths_in_prose_exist() => Violations.None(
        "A path of the repository that prose names exists.",
        from page in Page.All
        from Match match in Regex.Matches(page.Prose, @"`((?:engine|connectors|schemas|tests|\.ci)/[\w./-]*)`")
        let path = match.Groups[1].Value
        where !File.Exists(Repository.Full(path)) && !Directory.Exists(Repository.Full(path))
        select $"{page.Path}: {path}");

    private static bool Leads(Page page, string link)
    {
        var parts = link.Split('#', 2);
        var target = parts[0].Length == 0 ? Repository.Full(page.Path) : Path.GetFullPath(parts[0], Path.GetDirectoryName(Repository.Full(page.Path))!);
        if (!File.Exists(target) && !Directory.Exists(target))
            return false;
        var path = Path.GetRelativePath(Repository.Root, target).Replace(Path.DirectorySeparatorChar, '/');
        return parts.Length == 1 || Page.All.Any(other => other.Path == path && other.Anchors.Contains(parts[1]));
    }
}
