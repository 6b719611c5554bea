using System.Text.Json;
using Rezolve.Json.Schema.Compiling;
using Rezolve.Json.Schema.Evaluating;

namespace Rezolve.Json.Schema.Keywords.Objects;

/// <summary><c>dependentSchemas</c>: where a member is, the whole object fits a schema.</summary>
internal sealed class DependentSchemasKeyword(KeywordSource source, Dictionary<string, SchemaNode> schemas) : Keyword(source)
{
    public static Keyword? Compile(KeywordSource source) => source.SchemaMap() is { } schemas ? new DependentSchemasKeyword(source, schemas) : null;

    public override bool Holds(JsonElement instance, Evaluation run)
    {
        if (instance.ValueKind != JsonValueKind.Object) return true;
        var fits = true;
        foreach (var (name, schema) in schemas)
        {
            if (instance.TryGetProperty(name, out _)) fits &= run.Apply(schema, instance);
            if (!fits && !run.Collects) return false;
        }
        return fits;
    }
}
