using System.Collections.Concurrent;
using System.Text.Json;

namespace Rezolve.Json.Schema.Compiling;

/// <summary>The metaschemas of both dialects, from this assembly's resources.</summary>
internal static class Metaschemas
{
    public const string Draft202012 = "https://json-schema.org/draft/2020-12/schema";
    public const string Draft7 = "http://json-schema.org/draft-07/schema";
    private const string Vocabularies = "https://json-schema.org/draft/2020-12/meta/";

    private static readonly ConcurrentDictionary<string, JsonElement?> Read = new(StringComparer.Ordinal);

    /// <summary>The metaschema of that URI; null if it is none.</summary>
    public static JsonElement? Find(string uri)
    {
        var name = uri switch
        {
            Draft202012 => "draft2020-12",
            Draft7 => "draft7",
            _ when uri.StartsWith(Vocabularies, StringComparison.Ordinal) => "draft2020-12." + uri[Vocabularies.Length..],
            _ => null,
        };
        return name is null ? null : Read.GetOrAdd(name, Load);
    }

    private static JsonElement? Load(string name)
    {
        using var stream = typeof(Metaschemas).Assembly.GetManifestResourceStream($"Rezolve.Json.Schema.Metaschemas.{name}.json");
        if (stream is null) return null;
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.Clone();
    }
}
