using System.Text.RegularExpressions;

namespace Rezolve.Mapping.Cli.Scaffolding;

/// <summary>The names of connectors and tenants: lower case, digits and hyphens, beginning with a letter.</summary>
internal static partial class ConnectorName
{
    /// <summary>Whether a text is such a name.</summary>
    public static bool IsName(string text) => Form().IsMatch(text);

    /// <summary>A name near to a text, to be proposed; null where nothing of it would be left.</summary>
    public static string? Near(string text)
    {
        var near = Others().Replace(text.ToLowerInvariant(), "-").Trim('-');
        return IsName(near) ? near : null;
    }

    [GeneratedRegex("^[a-z][a-z0-9-]{0,62}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Others();
}
