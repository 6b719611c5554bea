using System.Text.Json;
using Rezolve.Json.Schema.Compiling;
using Rezolve.Json.Schema.Evaluating;

namespace Rezolve.Json.Schema.Keywords.Objects;

/// <summary><c>dependentRequired</c>: where one member is, certain others are too.</summary>
internal sealed class DependentRequiredKeyword(KeywordSource source, Dictionary<string, string[]> needs) : Keyword(source)
{
    public static Keyword? Compile(KeywordSource source)
    {
        if (source.Value.ValueKind != JsonValueKind.Object) return source.Malformed("an object of lists of names");
        var needs = new Dictionary<string, string[]>(StringComparer.Ordinal);
        foreach (var member in source.Value.EnumerateObject())
        {
            if ((source with { Value = member.Value }).Names() is not { } names) return null;
            needs[member.Name] = names;
        }
        return new DependentRequiredKeyword(source, needs);
    }

    public override bool Holds(JsonElement instance, Evaluation run)
    {
        if (instance.ValueKind != JsonValueKind.Object) return true;
        var fits = true;
        foreach (var (name, names) in needs)
        {
            if (!instance.TryGetProperty(name, out _) || Array.TrueForAll(names, need => instance.TryGetProperty(need, out _))) continue;
            fits = run.Report(this, $"{MissingMembers.Of(instance, names)} missing, but needed because {Wording.Quoted(name)} is there");
        }
        return fits;
    }
}
