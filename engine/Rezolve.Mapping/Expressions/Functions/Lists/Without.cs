using Rezolve.Mapping.Expressions.Evaluation;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Functions.Lists;

/// <summary><c>without(a, b)</c>.</summary>
internal static class Without
{
    public static Function Kind { get; } = new()
    {
        Name = "without",
        Parameters = [Parameter.List("a"), Parameter.List("b")],
        Result = ValueKinds.List,
        Summary = "The values of one list that are not in another, in their order; what stands there twice stays twice.",
        Examples = [new("without(['a', 'b', 'a'], ['b'])", "[\"a\",\"a\"]"), new("without([1], [1.0])", "[]"), new("without([1], [])", "[1]")],
        Code = Run,
    };

    private static Value Run(ReadOnlySpan<Value> arguments)
    {
        var gone = arguments[1].List.ToHashSet(DeepEquality.Comparer);
        return Value.Of(arguments[0].List.Where(item => !gone.Contains(item)).ToArray());
    }
}
