using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Functions.Types;

/// <summary><c>string(x)</c>.</summary>
internal static class ToText
{
    public static Function Kind { get; } = new()
    {
        Name = "string",
        Parameters = [new("x", ValueKinds.Printable | ValueKinds.Duration)],
        Result = ValueKinds.Text,
        Summary = "A scalar as text: a number by its digits, an instant as ISO 8601 in UTC, a date as yyyy-MM-dd, a duration as ISO 8601. Lists "
            + "and objects have none: see json and join.",
        Examples =
        [
            new("string(50)", "\"50\""),
            new("string(true)", "\"true\""),
            new("string(now)", "\"2026-05-01T10:00:00Z\""),
            new("string(9007199254740993)", "\"9007199254740993\""),
            new("string(null)", "undefined"),
            new("string([])", "error: list"),
        ],
        Code = arguments => Value.Of(ValueText.Of(arguments[0])),
    };
}
