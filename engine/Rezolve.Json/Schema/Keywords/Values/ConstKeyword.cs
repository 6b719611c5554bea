using System.Text.Json;
using Rezolve.Json.Schema.Compiling;
using Rezolve.Json.Schema.Evaluating;

namespace Rezolve.Json.Schema.Keywords.Values;

/// <summary><c>const</c>: the value equals this one.</summary>
internal sealed class ConstKeyword(KeywordSource source) : Keyword(source)
{
    private readonly JsonElement _value = source.Value;

    public static Keyword Compile(KeywordSource source) => new ConstKeyword(source);

    public override bool Holds(JsonElement instance, Evaluation run) =>
        JsonElement.DeepEquals(_value, instance) || run.ReportChoices(this, ExpectationKind.Value, [Wording.Shown(_value)], instance);
}
