using System.Text.Json;
using Rezolve.Json.Paths.Evaluation;
using Rezolve.Json.Paths.Filters;

namespace Rezolve.Json.Paths.Functions;

/// <summary>The code points of a text, the elements of an array or the members of an object, else Nothing (RFC 9535 section 2.4.4).</summary>
internal sealed class LengthFunction : PathFunction
{
    public override string Name => "length";

    public override IReadOnlyList<FunctionParameter> Parameters { get; } = [FunctionParameter.Value];

    public override FilterValue Read(FilterOperand[] arguments, JsonElement current, Walk walk)
    {
        var value = arguments[0].Read(current, walk);
        return value.Kind switch
        {
            JsonValueKind.String => FilterValue.Of(CodePoints(value.Element)),
            JsonValueKind.Array => FilterValue.Of(value.Element.GetArrayLength()),
            JsonValueKind.Object => FilterValue.Of(Members(value.Element, walk)),
            _ => FilterValue.Nothing,
        };
    }

    private static int CodePoints(JsonElement text)
    {
        var count = 0;
        foreach (var unit in JsonText.Utf8(text))
        {
            // Every byte but the continuation bytes 10xxxxxx begins a code point.
            count += (unit & 0xC0) == 0x80 ? 0 : 1;
        }

        return count;
    }

    private static int Members(JsonElement parent, Walk walk)
    {
        var count = parent.GetPropertyCount();
        return walk.Spend(count / Walk.CheapSteps) ? count - (ShadowedMembers.Find(parent)?.Count ?? 0) : 0;
    }
}
