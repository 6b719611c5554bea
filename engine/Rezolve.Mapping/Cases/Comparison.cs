using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Cases;

/// <summary>Compares values exactly: objects by member, lists in order, numbers by value.</summary>
internal static class Comparison
{
    /// <summary>Every place where two values differ, below a pointer.</summary>
    public static IEnumerable<CaseDifference> Of(string at, Value expected, Value actual)
    {
        if (expected.Kind == ValueKind.Object && actual.Kind == ValueKind.Object)
            return Objects(at, expected.Object, actual.Object);
        if (expected.Kind == ValueKind.List && actual.Kind == ValueKind.List && expected.List.Count == actual.List.Count)
            return expected.List.SelectMany((item, index) => Of($"{at}/{index}", item, actual.List[index]));
        return Same(expected, actual) ? [] : [new CaseDifference(at, expected.ToString(), actual.ToString())];
    }

    private static IEnumerable<CaseDifference> Objects(string at, ValueObject expected, ValueObject actual) =>
        expected.Keys.Union(actual.Keys).SelectMany(name => Of(
            $"{at}/{name}", expected.GetValueOrDefault(name, Value.Undefined), actual.GetValueOrDefault(name, Value.Undefined)));

    private static bool Same(in Value expected, in Value actual)
    {
        if (expected.Kind == ValueKind.Number && actual.Kind == ValueKind.Number)
            return ValueNumber.Compare(expected, actual) == 0;
        // A case is JSON: instants and durations stand in it as text.
        if (ValueText.Has(expected) && ValueText.Has(actual) && (expected.Kind == actual.Kind || actual.Kind >= ValueKind.Instant))
            return ValueText.Of(expected) == ValueText.Of(actual);
        return expected.Kind == actual.Kind && expected.ToString() == actual.ToString();
    }
}
