using System.Text.Json;

namespace Conformance.Suites;

/// <summary>The cases of the JSONPath compliance suite, as its file holds them.</summary>
internal static class JsonPathCases
{
    public static IReadOnlyList<JsonElement> Read(string suitesFolder)
    {
        var file = Path.Combine(suitesFolder, "jsonpath-cts", "cts.json");
        if (!File.Exists(file))
        {
            Console.Error.WriteLine($"missing: {file}");
            return [];
        }

        using var suite = JsonDocument.Parse(File.ReadAllBytes(file));
        return [.. suite.RootElement.GetProperty("tests").EnumerateArray().Select(test => test.Clone())];
    }

    public static string Name(JsonElement test) => test.GetProperty("name").GetString()!;

    public static string Selector(JsonElement test) => test.GetProperty("selector").GetString()!;

    public static bool IsRefusal(JsonElement test) => test.TryGetProperty("invalid_selector", out var invalid) && invalid.GetBoolean();
}
