using Rezolve.Mapping.Expressions.Evaluation;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Functions.Time;

/// <summary>Moves an instant by a duration, for <c>plus</c> and <c>minus</c>.</summary>
internal static class Shift
{
    /// <summary>The first argument moved by the second, forwards (1) or back (−1).</summary>
    public static Value By(ReadOnlySpan<Value> arguments, int sign)
    {
        if (IsoDuration.Read(arguments[1]) is not { } duration)
            return Faults.Expected("an ISO 8601 duration such as PT1M, P1DT12H or P1M as 'duration'", arguments[1]);
        return duration.AddTo(arguments[0].Instant, sign) is { } moved
            ? Value.Of(moved)
            : Value.Fault("the instant would lie outside the years 1 to 9999");
    }
}
