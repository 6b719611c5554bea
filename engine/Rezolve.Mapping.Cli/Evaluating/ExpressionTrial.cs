using System.Text.Json;
using Rezolve.Mapping.Cli.Output;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Cli.Evaluating;

/// <summary>An expression: gives one value. The document is seen under every name that an expression of a manifest may know it by.</summary>
/// <param name="program">The expression, compiled.</param>
/// <param name="now">The instant that <c>now</c> stands for.</param>
internal sealed class ExpressionTrial(ExpressionProgram program, DateTimeOffset now) : ITrial
{
    private static readonly Root[] Names = [Root.Record, Root.Response, Root.Value, Root.Ticket, Root.Item];

    /// <summary>What an expression may begin with here.</summary>
    public static ExpressionRules Rules { get; } = new()
    {
        Roots = Names.ToDictionary(name => name, _ => RootType.Json).Append(new(Root.Now, new RootType(ValueKinds.Instant))).ToDictionary(),
    };

    /// <inheritdoc/>
    public bool NeedsDocument => Names.Any(program.Roots.Contains);

    /// <inheritdoc/>
    public void Run(JsonElement document, string place, Reporter report, DiagnosticBag bag)
    {
        var scope = new Scope { Document = document, [Root.Now] = Value.Of(now) };
        var whole = ValueJson.Read(document);
        foreach (var name in Names)
            scope[name] = whole;
        var value = program.Evaluate(scope);
        if (value.IsFault)
        {
            bag.Report(CommandRules.NoValue, null, $"The expression gives no value{place}: {value.Text}.");
            return;
        }
        report.Answer(json => Members(json, value), () => SafeText.Of(ValueJson.ToText(value)));
    }

    private static void Members(Utf8JsonWriter json, Value value)
    {
        json.WriteString("kind", value.Kind.ToString().ToLowerInvariant());
        if (value.Kind == ValueKind.Undefined)
            return;
        json.WritePropertyName("value");
        ValueJson.Write(json, value);
    }
}
