using System.Text.Json;
using Rezolve.Json.Schema.Compiling;
using Rezolve.Json.Schema.Evaluating;

namespace Rezolve.Json.Schema.Keywords.Branches;

/// <summary><c>anyOf</c>: the value fits at least one of these schemas.</summary>
internal sealed class AnyOfKeyword(KeywordSource source, SchemaNode[] schemas) : Keyword(source)
{
    public static Keyword? Compile(KeywordSource source) => source.SchemaList() is { } schemas ? new AnyOfKeyword(source, schemas) : null;

    public override bool Holds(JsonElement instance, Evaluation run)
    {
        var fits = false;
        foreach (var schema in schemas)
        {
            fits |= run.Asks(schema, instance);
            // Where coverage is wanted, every schema that fits adds its part.
            if (fits && run.Seen is null) return true;
        }
        return fits || (run.Collects && BranchChoice.Report(this, schemas, instance, run));
    }
}
