using System.Text.Json;
using Rezolve.Json.Schema.Compiling;
using Rezolve.Json.Schema.Evaluating;

namespace Rezolve.Json.Schema.Keywords.Objects;

/// <summary><c>properties</c>: members of these names fit their schemas.</summary>
internal sealed class PropertiesKeyword(KeywordSource source, Dictionary<string, SchemaNode> schemas) : Keyword(source)
{
    public static Keyword? Compile(KeywordSource source) => source.SchemaMap() is { } schemas ? new PropertiesKeyword(source, schemas) : null;

    public override bool Holds(JsonElement instance, Evaluation run)
    {
        if (instance.ValueKind != JsonValueKind.Object) return true;
        if (run.Collects) run.Seen?.AddKnown(schemas.Keys);
        var fits = true;
        foreach (var member in instance.EnumerateObject())
        {
            var name = member.Name;
            if (!schemas.TryGetValue(name, out var schema)) continue;
            run.Seen?.AddName(name);
            fits &= run.Child(schema, name, member.Value);
            if (!fits && !run.Collects) return false;
        }
        return fits;
    }
}
