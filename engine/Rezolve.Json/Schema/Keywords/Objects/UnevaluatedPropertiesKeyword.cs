using System.Text.Json;
using Rezolve.Json.Schema.Compiling;
using Rezolve.Json.Schema.Evaluating;

namespace Rezolve.Json.Schema.Keywords.Objects;

/// <summary><c>unevaluatedProperties</c>: members that no keyword of this schema, or of schemas applied in its place, has looked at.</summary>
internal sealed class UnevaluatedPropertiesKeyword(KeywordSource source) : Keyword(source)
{
    private readonly SchemaNode _schema = source.Schema();
    private readonly TagMembers _tags = TagMembers.Of(source.Node.Element);

    public override bool ComesLast => true;

    public static Keyword Compile(KeywordSource source) => new UnevaluatedPropertiesKeyword(source);

    public override bool Holds(JsonElement instance, Evaluation run)
    {
        if (instance.ValueKind != JsonValueKind.Object) return true;
        var seen = run.Seen!;
        if (run.Collects && _tags.AreUnsettled(instance, run)) return true;
        var fits = true;
        foreach (var member in instance.EnumerateObject())
        {
            var name = member.Name;
            if (seen.HasName(name)) continue;
            fits &= _schema.Always == false ? Refuse(name, seen, run) : run.Child(_schema, name, member.Value);
            if (!fits && !run.Collects) return false;
        }
        seen.AddEveryName();
        return fits;
    }

    private bool Refuse(string name, Coverage seen, Evaluation run) =>
        run.ReportAt(name, this, $"the member {Wording.Quoted(name)} is not known here{Wording.DidYouMean(name, seen.Known)}");
}
