using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Rezolve.Json.Paths;
using Rezolve.Json.Paths.Filters;
using Rezolve.Json.Paths.Selectors;

namespace Rezolve.Json.Tests.Paths;

/// <summary>
/// RFC 9535 once more, as plainly as it can be said: recursion, lists, no limits, the public tree only.
/// It serves small documents with unique names and whole texts; there both must agree.
/// </summary>
internal sealed class ReferenceEvaluator(JsonElement root)
{
    public List<JsonElement> Select(IReadOnlyList<PathSegment> segments, JsonElement start)
    {
        List<JsonElement> nodes = [start];
        foreach (var segment in segments)
        {
            var places = segment.IsDescendant ? nodes.SelectMany(WithDescendants) : nodes;
            nodes = [.. places.SelectMany(place => segment.Selectors.SelectMany(selector => Pick(selector, place)))];
        }

        return nodes;
    }

    private static IEnumerable<JsonElement> Children(JsonElement node) => node.ValueKind switch
    {
        JsonValueKind.Array => node.EnumerateArray(),
        JsonValueKind.Object => node.EnumerateObject().Select(member => member.Value),
        _ => [],
    };

    private static IEnumerable<JsonElement> WithDescendants(JsonElement node) => Children(node).SelectMany(WithDescendants).Prepend(node);

    private IEnumerable<JsonElement> Pick(PathSelector selector, JsonElement node) => selector switch
    {
        NameSelector name => node.ValueKind == JsonValueKind.Object
            ? node.EnumerateObject().Where(member => member.Name == name.Name).Select(member => member.Value)
            : [],
        WildcardSelector => Children(node),
        IndexSelector index => Elements(node) is var elements && index.Index < 0
            ? elements.Skip((int)Math.Max(-1, elements.Length + index.Index) is var at and >= 0 ? at : elements.Length).Take(1)
            : elements.Skip((int)Math.Min(index.Index, int.MaxValue)).Take(1),
        SliceSelector slice => Cut(slice, Elements(node)),
        FilterSelector filter => Children(node).Where(child => Holds(filter.Condition, child)),
        _ => throw new NotSupportedException(selector.ToString()),
    };

    private static JsonElement[] Elements(JsonElement node) => node.ValueKind == JsonValueKind.Array ? [.. node.EnumerateArray()] : [];

    /// <summary>The bounds as the pseudo-code of section 2.3.4.2.2 has them.</summary>
    private static IEnumerable<JsonElement> Cut(SliceSelector slice, JsonElement[] elements)
    {
        if (slice.Step == 0)
        {
            yield break;
        }

        var forward = slice.Step > 0;
        var length = (decimal)elements.Length;
        decimal Normal(long bound) => bound >= 0 ? bound : length + bound;
        var start = slice.Start is { } first ? Normal(first) : forward ? 0 : length - 1;
        var end = slice.End is { } last ? Normal(last) : forward ? length : -length - 1;
        var lower = forward ? Math.Min(Math.Max(start, 0), length) : Math.Min(Math.Max(end, -1), length - 1);
        var upper = forward ? Math.Min(Math.Max(end, 0), length) : Math.Min(Math.Max(start, -1), length - 1);
        for (var i = forward ? lower : upper; forward ? i < upper : lower < i; i += slice.Step)
        {
            yield return elements[(int)i];
        }
    }

    private bool Holds(FilterExpression expression, JsonElement current) => expression switch
    {
        LogicalOr or => or.Operands.Any(operand => Holds(operand, current)),
        LogicalAnd and => and.Operands.All(operand => Holds(operand, current)),
        LogicalNot not => !Holds(not.Operand, current),
        ExistenceTest test => Nodes(test.Query, current).Count > 0,
        FunctionTest { Call: var call } => Matches(call, current),
        Comparison comparison => Compare(comparison, Read(comparison.Left, current), Read(comparison.Right, current)),
        _ => throw new NotSupportedException(expression.ToString()),
    };

    private List<JsonElement> Nodes(FilterOperand query, JsonElement current) =>
        Select(((FilterQuery)query).Segments, ((FilterQuery)query).IsAbsolute ? root : current);

    /// <summary>The value of an operand; null is Nothing.</summary>
    private JsonElement? Read(FilterOperand operand, JsonElement current) => operand switch
    {
        JsonLiteral literal => literal.Element,
        FilterQuery query => Nodes(query, current) is [var only] ? only : null,
        FunctionCall { Name: "value" } call => Nodes(call.Arguments[0], current) is [var only] ? only : null,
        FunctionCall { Name: "count" } call => Number(Nodes(call.Arguments[0], current).Count),
        FunctionCall { Name: "length" } call => Read(call.Arguments[0], current) is { } value ? Length(value) : null,
        _ => throw new NotSupportedException(operand.ToString()),
    };

    private static JsonElement? Length(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => Number(new StringInfo(value.GetString()!).String.EnumerateRunes().Count()),
        JsonValueKind.Array or JsonValueKind.Object => Number(Children(value).Count()),
        _ => null,
    };

    private static JsonElement Number(int count) => JsonElement.Parse(count.ToString(CultureInfo.InvariantCulture));

    private bool Matches(FunctionCall call, JsonElement current)
    {
        if (Read(call.Arguments[0], current) is not { ValueKind: JsonValueKind.String } text
            || Read(call.Arguments[1], current) is not { ValueKind: JsonValueKind.String } pattern)
        {
            return false;
        }

        return IRegexp.TryCompile(pattern.GetString()!, call.Name == "match", out Regex? regex, out _) && regex.IsMatch(text.GetString()!);
    }

    private static bool Compare(Comparison comparison, JsonElement? left, JsonElement? right) => comparison.Operator switch
    {
        ComparisonOperator.Equal => Equal(left, right),
        ComparisonOperator.NotEqual => !Equal(left, right),
        ComparisonOperator.Less => Less(left, right),
        ComparisonOperator.LessOrEqual => Less(left, right) || Equal(left, right),
        ComparisonOperator.Greater => Less(right, left),
        _ => Less(right, left) || Equal(left, right),
    };

    private static bool Equal(JsonElement? left, JsonElement? right) =>
        left is { } a && right is { } b ? JsonElement.DeepEquals(a, b) : left is null && right is null;

    private static bool Less(JsonElement? left, JsonElement? right) => (left, right) switch
    {
        ({ ValueKind: JsonValueKind.Number } a, { ValueKind: JsonValueKind.Number } b) => a.GetDecimal() < b.GetDecimal(),
        ({ ValueKind: JsonValueKind.String } a, { ValueKind: JsonValueKind.String } b) =>
            a.GetString()!.EnumerateRunes().Select(rune => rune.Value).ToArray().AsSpan()
                .SequenceCompareTo(b.GetString()!.EnumerateRunes().Select(rune => rune.Value).ToArray()) < 0,
        _ => false,
    };
}
