using Rezolve.Mapping.Expressions.Evaluation;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Functions.Types;

/// <summary><c>boolean(s)</c>.</summary>
internal static class ToBoolean
{
    public static Function Kind { get; } = new()
    {
        Name = "boolean",
        Parameters = [new("s", ValueKinds.Text | ValueKinds.Boolean)],
        Result = ValueKinds.Boolean,
        Summary = "True for the word true, false for the word false; any other text is an error. For truthiness write !!x.",
        Examples =
        [
            new("boolean('true')", "true"),
            new("boolean('false')", "false"),
            new("boolean('')", "error: true or false"),
            new("boolean('yes')", "error: true or false"),
            new("boolean(null)", "undefined"),
        ],
        Code = arguments => arguments[0] switch
        {
            { Kind: ValueKind.Boolean } or { Text: "true" } => arguments[0].Kind == ValueKind.Boolean ? arguments[0] : Value.True,
            { Text: "false" } => Value.False,
            _ => Faults.Expected("the word true or false", arguments[0]),
        },
    };
}
