using Rezolve.Json.Schema.Evaluating;

namespace Rezolve.Json.Schema.Compiling;

/// <summary>What the keywords of a schema mean.</summary>
/// <param name="Version">The draft it belongs to.</param>
/// <param name="Keywords">The keywords that check something, by name, and how each is compiled.</param>
/// <param name="AssertsFormats">True if its vocabularies make <c>format</c> an assertion.</param>
internal sealed record Dialect(
    JsonSchemaDialect Version, IReadOnlyDictionary<string, Func<KeywordSource, Keyword?>> Keywords, bool AssertsFormats)
{
    /// <summary>Why the dialect cannot be used; noted only where a schema in it is really reached. Null for a good one.</summary>
    public JsonSchemaFault? Fault { get; init; }

    /// <summary>In draft-07 a reference stands alone: its neighbours, <c>$id</c> included, mean nothing.</summary>
    public bool ReferencesStandAlone => Version == JsonSchemaDialect.Draft7;
}
