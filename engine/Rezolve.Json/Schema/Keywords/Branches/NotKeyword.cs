using System.Text.Json;
using Rezolve.Json.Schema.Compiling;
using Rezolve.Json.Schema.Evaluating;

namespace Rezolve.Json.Schema.Keywords.Branches;

/// <summary><c>not</c>: the value does not fit this schema.</summary>
internal sealed class NotKeyword(KeywordSource source) : Keyword(source)
{
    private readonly SchemaNode _schema = source.Schema();

    public static Keyword Compile(KeywordSource source) => new NotKeyword(source);

    public override bool Holds(JsonElement instance, Evaluation run) =>
        !run.AsksApart(_schema, instance) || run.Report(this, $"this is a value that \"not\" excludes, found {Wording.Found(instance)}");
}
