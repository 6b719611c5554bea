using System.Text.Json;

namespace Rezolve.Json.Schema.Compiling;

/// <summary>Finds out which dialect a resource is written in, from its <c>$schema</c> and that metaschema's <c>$vocabulary</c>.</summary>
internal sealed class Dialects(JsonSchemaOptions options, IReadOnlyDictionary<string, JsonElement> documents)
{
    private static readonly Dialect Draft7 = new(JsonSchemaDialect.Draft7, KeywordCatalog.Draft7, AssertsFormats: false);

    private static readonly Dialect Draft202012 = new(
        JsonSchemaDialect.Draft202012, KeywordCatalog.Of(KeywordCatalog.UsualVocabularies), AssertsFormats: false);

    private readonly Dictionary<string, Dialect> _known = new(StringComparer.Ordinal)
    {
        [Metaschemas.Draft7] = Draft7,
        [Metaschemas.Draft202012] = Draft202012,
    };

    /// <summary>The dialect a resource names; else that of the resource around it; else the default.</summary>
    public Dialect Of(JsonElement root, Dialect? around)
    {
        var usual = around ?? (options.DefaultDialect == JsonSchemaDialect.Draft7 ? Draft7 : Draft202012);
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("$schema", out var schema)) return usual;
        var uri = schema.ValueKind == JsonValueKind.String ? schema.GetString()!.TrimEnd('#') : schema.GetRawText();
        if (_known.TryGetValue(uri, out var known)) return known;
        // Known before it is read, so that a metaschema that describes itself ends.
        _known[uri] = usual;
        return _known[uri] = Read(uri, usual);
    }

    private Dialect Read(string uri, Dialect usual)
    {
        if (!documents.TryGetValue(uri, out var metaschema) || metaschema.ValueKind != JsonValueKind.Object)
        {
            return Refused(
                usual, uri, $"The dialect {uri} is not known.", "Use draft 2020-12 or draft-07, or give its metaschema among the documents.");
        }
        if (!metaschema.TryGetProperty("$vocabulary", out var vocabulary) || vocabulary.ValueKind != JsonValueKind.Object)
        {
            return Of(metaschema, null);
        }
        var wanted = vocabulary.EnumerateObject().ToList();
        var missing = wanted.Find(entry => entry.Value.ValueKind == JsonValueKind.True && !KeywordCatalog.Vocabularies.ContainsKey(entry.Name));
        if (missing.Value.ValueKind != JsonValueKind.Undefined)
        {
            var message = $"The dialect {uri} requires the vocabulary {missing.Name}, which is not known.";
            return Refused(usual, uri, message, "Do without that vocabulary.");
        }
        var names = wanted.Select(entry => entry.Name).Where(KeywordCatalog.Vocabularies.ContainsKey).ToList();
        return new Dialect(JsonSchemaDialect.Draft202012, KeywordCatalog.Of(names), names.Contains(KeywordCatalog.FormatAssertion));
    }

    private static Dialect Refused(Dialect usual, string uri, string message, string remedy) =>
        usual with { Fault = new JsonSchemaFault(JsonSchemaFaultKind.UnknownDialect, uri, message, remedy) };
}
