using System.Text.Json;
using Rezolve.Json.Schema.Compiling;
using Rezolve.Json.Schema.Evaluating;

namespace Rezolve.Json.Schema.Keywords.Arrays;

/// <summary><c>items</c> of draft-07: one schema for every item; or a list, and <c>additionalItems</c> for the rest.</summary>
internal sealed class DraftSevenItemsKeyword(KeywordSource source, PrefixItemsKeyword prefix, ItemsKeyword? rest) : Keyword(source)
{
    public static Keyword? Compile(KeywordSource source)
    {
        if (source.Value.ValueKind != JsonValueKind.Array) return new ItemsKeyword(source, source.Schema(), 0);
        var schemas = source.Value.GetArrayLength() == 0 ? [] : source.SchemaList();
        if (schemas is null) return null;
        var hasRest = source.TryBeside("additionalItems", out var additional);
        return new DraftSevenItemsKeyword(
            source, new PrefixItemsKeyword(source, schemas), hasRest ? new ItemsKeyword(additional, additional.Schema(), schemas.Length) : null);
    }

    public override bool Holds(JsonElement instance, Evaluation run) =>
        prefix.Holds(instance, run) & (rest is null || rest.Holds(instance, run));
}
