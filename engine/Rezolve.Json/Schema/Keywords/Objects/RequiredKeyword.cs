using System.Text.Json;
using Rezolve.Json.Schema.Compiling;
using Rezolve.Json.Schema.Evaluating;

namespace Rezolve.Json.Schema.Keywords.Objects;

/// <summary><c>required</c>: these members are there.</summary>
internal sealed class RequiredKeyword(KeywordSource source, string[] names) : Keyword(source)
{
    public static Keyword? Compile(KeywordSource source) => source.Names() is { } names ? new RequiredKeyword(source, names) : null;

    public override bool Holds(JsonElement instance, Evaluation run)
    {
        if (instance.ValueKind != JsonValueKind.Object) return true;
        foreach (var name in names)
        {
            if (!instance.TryGetProperty(name, out _)) return run.Report(this, $"{MissingMembers.Of(instance, names)} missing");
        }
        return true;
    }
}
