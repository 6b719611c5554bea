using System.Text.Json;
using Rezolve.Json.Reading;
using Rezolve.Json.Schema.Compiling;
using Rezolve.Json.Schema.Evaluating;

namespace Rezolve.Json.Schema.Keywords.Objects;

/// <summary><c>dependencies</c> of draft-07: lists of names as in <c>dependentRequired</c>, schemas as in <c>dependentSchemas</c>.</summary>
internal sealed class DependenciesKeyword(KeywordSource source, DependentRequiredKeyword required, DependentSchemasKeyword schemas)
    : Keyword(source)
{
    public static Keyword? Compile(KeywordSource source)
    {
        if (source.Value.ValueKind != JsonValueKind.Object) return source.Malformed("an object of schemas and lists of names");
        var needs = new Dictionary<string, string[]>(StringComparer.Ordinal);
        var nodes = new Dictionary<string, SchemaNode>(StringComparer.Ordinal);
        foreach (var member in source.Value.EnumerateObject())
        {
            if (member.Value.ValueKind != JsonValueKind.Array)
            {
                var pointer = JsonPointer.Append(JsonPointer.Append(source.Node.Pointer, source.Name), member.Name);
                nodes[member.Name] = source.Compiler.NodeOf(source.Node.Resource, pointer, member.Value);
                continue;
            }
            if ((source with { Value = member.Value }).Names() is not { } names) return null;
            needs[member.Name] = names;
        }
        return new DependenciesKeyword(source, new DependentRequiredKeyword(source, needs), new DependentSchemasKeyword(source, nodes));
    }

    public override bool Holds(JsonElement instance, Evaluation run) => required.Holds(instance, run) & schemas.Holds(instance, run);
}
