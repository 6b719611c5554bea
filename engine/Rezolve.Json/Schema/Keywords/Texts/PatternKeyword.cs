using System.Text.Json;
using Rezolve.Json.Schema.Compiling;
using Rezolve.Json.Schema.Evaluating;
using Rezolve.Json.Schema.Patterns;

namespace Rezolve.Json.Schema.Keywords.Texts;

/// <summary><c>pattern</c>: a regular expression of ECMA-262 is found in the text.</summary>
internal sealed class PatternKeyword(KeywordSource source, SchemaPattern pattern) : Keyword(source)
{
    public static Keyword? Compile(KeywordSource source) =>
        SchemaPattern.Compile(source, source.Location, source.Value) is { } pattern ? new PatternKeyword(source, pattern) : null;

    public override bool Holds(JsonElement instance, Evaluation run) =>
        instance.ValueKind != JsonValueKind.String
        || pattern.IsIn(instance.GetString()!, this, run)
        || run.Report(this, $"must match the pattern {pattern.Written}, found {Wording.Shown(instance)}");
}
