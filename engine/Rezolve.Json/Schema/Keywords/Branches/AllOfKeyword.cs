using System.Text.Json;
using Rezolve.Json.Schema.Compiling;
using Rezolve.Json.Schema.Evaluating;

namespace Rezolve.Json.Schema.Keywords.Branches;

/// <summary><c>allOf</c>: the value fits every one of these schemas.</summary>
internal sealed class AllOfKeyword(KeywordSource source, SchemaNode[] schemas) : Keyword(source)
{
    public static Keyword? Compile(KeywordSource source) => source.SchemaList() is { } schemas ? new AllOfKeyword(source, schemas) : null;

    public override bool Holds(JsonElement instance, Evaluation run)
    {
        var fits = true;
        foreach (var schema in schemas)
        {
            fits &= run.Apply(schema, instance);
            if (!fits && !run.Collects) return false;
        }
        return fits;
    }
}
