using System.Text.Json;
using Rezolve.Json.Reading;
using Rezolve.Json.Schema.Compiling;
using Rezolve.Json.Schema.Evaluating;
using Rezolve.Json.Schema.Patterns;

namespace Rezolve.Json.Schema.Keywords.Objects;

/// <summary><c>patternProperties</c>: members whose names match fit the pattern's schema.</summary>
internal sealed class PatternPropertiesKeyword(KeywordSource source, (SchemaPattern Pattern, SchemaNode Schema)[] schemas) : Keyword(source)
{
    public static Keyword? Compile(KeywordSource source) =>
        source.SchemaMap() is { } schemas && Patterns(source) is { } patterns
            ? new PatternPropertiesKeyword(source, [.. patterns.Select(pattern => (pattern, schemas[pattern.Written]))])
            : null;

    /// <summary>The patterns of a <c>patternProperties</c>; null, with faults noted, if one is bad.</summary>
    public static List<SchemaPattern>? Patterns(KeywordSource source)
    {
        if (source.Value.ValueKind != JsonValueKind.Object) return null;
        var patterns = new List<SchemaPattern>();
        var all = true;
        foreach (var written in source.Value.EnumerateObject().Select(member => member.Name).Distinct())
        {
            var pattern = SchemaPattern.Compile(source, JsonPointer.Append(source.Location, written), written);
            if (pattern is null) all = false;
            else patterns.Add(pattern);
        }
        return all ? patterns : null;
    }

    public override bool Holds(JsonElement instance, Evaluation run)
    {
        if (instance.ValueKind != JsonValueKind.Object) return true;
        var fits = true;
        foreach (var member in instance.EnumerateObject())
        {
            foreach (var (pattern, schema) in schemas)
            {
                if (!pattern.IsIn(member.Name, this, run)) continue;
                run.Seen?.AddName(member.Name);
                fits &= run.Child(schema, member.Name, member.Value);
                if (!fits && !run.Collects) return false;
            }
        }
        return fits;
    }
}
