using System.Text.Json;
using Rezolve.Json.Schema.Compiling;
using Rezolve.Json.Schema.Evaluating;
using Rezolve.Json.Schema.Patterns;

namespace Rezolve.Json.Schema.Keywords.Objects;

/// <summary><c>additionalProperties</c>: members that neither <c>properties</c> nor <c>patternProperties</c> beside it name.</summary>
internal sealed class AdditionalPropertiesKeyword : Keyword
{
    private readonly SchemaNode _schema;
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly List<SchemaPattern> _patterns = [];

    private AdditionalPropertiesKeyword(KeywordSource source) : base(source)
    {
        _schema = source.Schema();
        if (source.TryBeside("properties", out var properties) && properties.Value.ValueKind == JsonValueKind.Object)
        {
            _names.UnionWith(properties.Value.EnumerateObject().Select(member => member.Name));
        }
        if (source.TryBeside("patternProperties", out var patterns))
        {
            _patterns = PatternPropertiesKeyword.Patterns(patterns) ?? [];
        }
    }

    public static Keyword Compile(KeywordSource source) => new AdditionalPropertiesKeyword(source);

    public override bool Holds(JsonElement instance, Evaluation run)
    {
        if (instance.ValueKind != JsonValueKind.Object) return true;
        var fits = true;
        foreach (var member in instance.EnumerateObject())
        {
            var name = member.Name;
            if (_names.Contains(name) || _patterns.Exists(pattern => pattern.IsIn(name, this, run))) continue;
            run.Seen?.AddName(name);
            fits &= _schema.Always == false ? Refuse(name, run) : run.Child(_schema, name, member.Value);
            if (!fits && !run.Collects) return false;
        }
        return fits;
    }

    private bool Refuse(string name, Evaluation run) =>
        run.ReportAt(name, this, $"the member {Wording.Quoted(name)} is not known here{Wording.DidYouMean(name, _names)}");
}
