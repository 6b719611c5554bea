using System.Text.Json;

namespace Rezolve.Mapping.Programs.Layouts.Scanning;

/// <summary>Tells JSON that ends too early from text that is no JSON: the first was most likely cut on its way, and may come whole the next time.</summary>
internal static class CutText
{
    /// <summary>Whether the text is the beginning of a JSON document, but not a whole one.</summary>
    /// <param name="utf8">A text that was found to be no JSON.</param>
    /// <param name="depth">How deep it may nest.</param>
    public static bool Is(ReadOnlySpan<byte> utf8, int depth)
    {
        var reader = new Utf8JsonReader(utf8, isFinalBlock: false, new JsonReaderState(new JsonReaderOptions { MaxDepth = depth }));
        try
        {
            while (reader.Read())
            {
            }
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
