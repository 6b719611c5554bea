using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Functions.Types;

/// <summary><c>json(x)</c>.</summary>
internal static class ToJson
{
    public static Function Kind { get; } = new()
    {
        Name = "json",
        Parameters = [Parameter.Any("x")],
        Result = ValueKinds.Text | ValueKinds.Undefined,
        OnNothing = OnNothing.IsCalled,
        Summary = "The compact JSON text of a value. An undefined member is left out, an undefined element is null; undefined itself has no JSON "
            + "and stays undefined.",
        Examples =
        [
            new("json({ a: [1, 'x', null], b: undefined })", "\"{\\\"a\\\":[1,\\\"x\\\",null]}\""),
            new("json('a')", "\"\\\"a\\\"\""),
            new("json(null)", "\"null\""),
            new("json(undefined)", "undefined"),
        ],
        Code = arguments => arguments[0].Kind == ValueKind.Undefined ? Value.Undefined : TextLimit.Of(ValueJson.ToText(arguments[0])),
    };
}
