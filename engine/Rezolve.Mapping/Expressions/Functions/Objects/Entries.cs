using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Functions.Objects;

/// <summary><c>entries(object)</c>.</summary>
internal static class Entries
{
    public static Function Kind { get; } = new()
    {
        Name = "entries",
        Parameters = [new("object", ValueKinds.Object)],
        Result = ValueKinds.List,
        Summary = "A list of { key, value }, one for each member of an object, in the order of first appearance.",
        Examples =
        [
            new("entries({ b: 1, a: null })", "[{\"key\":\"b\",\"value\":1},{\"key\":\"a\",\"value\":null}]"),
            new("entries({ a: undefined })", "[]"),
            new("entries(null)", "undefined"),
        ],
        Code = arguments => Value.Of(arguments[0].Object.Where(member => member.Value.Kind != ValueKind.Undefined).Select(Entry).ToArray()),
    };

    private static Value Entry(KeyValuePair<string, Value> member) =>
        Value.Of(new ValueObject(2) { ["key"] = Value.Of(member.Key), ["value"] = member.Value });
}
