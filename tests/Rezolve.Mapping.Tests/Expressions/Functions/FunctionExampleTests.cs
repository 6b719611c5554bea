using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Expressions.Functions;

namespace Rezolve.Mapping.Tests.Expressions.Functions;

/// <summary>Every example of every function is executed, and every function keeps the rules all have in common.</summary>
public sealed class FunctionExampleTests
{
    public static TheoryData<string> Names => [.. FunctionList.All.Select(function => function.Name)];

    public static TheoryData<string, string> Examples
    {
        get
        {
            var examples = new TheoryData<string, string>();
            foreach (var example in FunctionList.All.SelectMany(function => function.Examples))
                examples.Add(example.Source, example.Result);
            return examples;
        }
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void AnExampleGivesWhatItSays(string source, string expected)
    {
        var faults = new List<ExpressionFault>();
        var program = ExpressionCompiler.Compile(source, Slot.Rules, faults);
        var result = program is null
            ? "error: " + string.Join(" | ", faults.Select(fault => fault.Message))
            : program.Evaluate(Slot.Scope()).ToString().Replace("fault: ", "error: ", StringComparison.Ordinal);
        if (expected.StartsWith("error: ", StringComparison.Ordinal))
        {
            Assert.StartsWith("error: ", result);
            Assert.Contains(expected["error: ".Length..], result);
        }
        else
            Assert.Equal(expected, result);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void AFunctionIsDescribed(string name)
    {
        var function = FunctionList.Of(name)!;
        Assert.NotEmpty(function.Examples);
        Assert.InRange(function.Parameters.Count, 1, Function.MostParameters);
        Assert.EndsWith(".", function.Summary);
        Assert.Contains(function.Examples, example => !example.Result.StartsWith("error", StringComparison.Ordinal));
        Assert.All(function.Examples, example => Assert.Contains(name + "(", example.Source));
        Assert.True(function.Parameters.SkipWhile(parameter => !parameter.IsOptional).All(parameter => parameter.IsOptional));
    }
}
