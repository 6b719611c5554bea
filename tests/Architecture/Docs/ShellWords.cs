using System.Text.RegularExpressions;

namespace Architecture.Docs;

/// <summary>Splits a line of a page as a shell would, as far as pages need it: words, and words in quotes.</summary>
internal static partial class ShellWords
{
    private const string FromSource = "dotnet run --project engine/Rezolve.Mapping.Cli -- ";

    private const string Installed = "rezolve ";

    /// <summary>The words after <c>rezolve</c>; null where the line runs something else.</summary>
    public static string[]? OfRezolve(string line)
    {
        var start = line.StartsWith(FromSource, StringComparison.Ordinal) ? FromSource.Length : line.StartsWith(Installed, StringComparison.Ordinal) ? Installed.Length : -1;
        return start < 0 ? null : [.. Word().Matches(line[start..]).Select(match => match.Groups["text"].Value)];
    }

    [GeneratedRegex("""'(?<text>[^']*)'|"(?<text>[^"]*)"|(?<text>[^\s'"]+)""")]
    private static partial Regex Word();
}
