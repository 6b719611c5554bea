using Rezolve.Mapping.Transforms.Reading;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Cases;

/// <summary>Compares outcomes with what a case expects; a case that expects no hold fails with the reason of each.</summary>
internal static class Expectations
{
    /// <summary>Compares what was held: which fields, and why.</summary>
    public static IEnumerable<CaseDifference> OfHolds(Value expect, IReadOnlyList<HeldField> held, string outcome)
    {
        var reasons = string.Join("; ", held.Select(one => $"{one.Field} {one.Code.Text()} {one.Reason}"));
        var expected = expect["outcome"].IsNothing ? expect["held"].IsNothing ? "mapped" : "hold" : expect["outcome"].Text;
        if (expected != outcome)
            yield return new CaseDifference("/expect/outcome", expected, reasons.Length == 0 ? outcome : $"{outcome} ({reasons})");
        if (!expect["code"].IsNothing && held.All(one => one.Code.Text() != expect["code"].Text))
            yield return new CaseDifference("/expect/code", expect["code"].Text, reasons.Length == 0 ? "nothing held" : reasons);
        if (!expect["held"].IsNothing)
        {
            foreach (var difference in Comparison.Of("/expect/held", expect["held"], Value.Of([.. held.Select(one => Value.Of(one.Field))])))
                yield return difference;
        }
    }
}
