using System.Text.Json;
using Rezolve.Json.Reading;

namespace Rezolve.Mapping.Manifests.Checking;

/// <summary>How messages show a value that stands in a file: short, and never a whole object.</summary>
internal static class Shown
{
    private const int Longest = 40;

    /// <summary>A word or two for the value.</summary>
    public static string Of(AuthoredNode node) => node.Kind switch
    {
        JsonValueKind.String => $"the text '{Cut(node.Text!)}'",
        JsonValueKind.Number => $"the number {Cut(node.Text!)}",
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Null => "null",
        JsonValueKind.Array => "a list",
        _ => "an object",
    };

    private static string Cut(string text) => text.Length <= Longest ? text : text[..Longest] + "…";
}
