using Rezolve.Mapping.Reading.Records;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Cases.Runs;

/// <summary>Runs a read case.</summary>
internal static class ReadRun
{
    /// <summary>Maps the record and compares.</summary>
    public static CaseOutcome Run(CaseContext context, CancellationToken cancellation)
    {
        if (context.Entity is not { } entity)
            return new([CaseRunner.NoEntity(context)]);
        using var unit = context.OpenMapping(entity, cancellation);
        var mapped = context.Map(unit, RecordOf(context));
        return new(Compare(context.File.Literal("expect"), mapped), Found.Of(mapped));
    }

    /// <summary>The record of a case.</summary>
    public static ReadRecord RecordOf(CaseContext context)
    {
        var outer = context.File.Literal("outer");
        return new ReadRecord("", ValueJson.ToBytes(context.File.Literal("record")), context.File.Literal("headers"))
        {
            Parent = context.Parent,
            Outer = outer.IsNothing ? default : ValueJson.ToBytes(outer),
        };
    }

    /// <summary>Compares a mapped record with what a case expects of it.</summary>
    private static IEnumerable<CaseDifference> Compare(Value expect, MappedRecord mapped)
    {
        if (!expect["canonical"].IsNothing)
        {
            foreach (var difference in Comparison.Of("/expect/canonical", expect["canonical"], mapped.Canonical))
                yield return difference;
        }
        foreach (var difference in Expectations.OfHolds(expect, mapped.Held, mapped.Held.Count == 0 ? "mapped" : "hold"))
            yield return difference;
    }
}
