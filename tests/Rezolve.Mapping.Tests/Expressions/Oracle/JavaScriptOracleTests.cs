using CsCheck;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Expressions.Evaluation;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Expressions.Oracle;

/// <summary>
/// The law: what our language gives is what JavaScript gives. It may refuse (a fault at load or at run time) where JavaScript would convert;
/// it never gives something else. Differences by design: numbers keep the digits they were written with, and <c>.</c> reads like <c>?.</c>.
/// </summary>
public sealed class JavaScriptOracleTests
{
    private const int Expressions = 2_500;

    [Fact]
    public void WhatIsGivenIsWhatJavaScriptGives()
    {
        var random = new PCG(1, 20260501);
        var oracle = new JavaScript();
        var cases = Gen.Select(ExpressionGen.Expressions(3), ExpressionGen.Records());
        var given = 0;
        for (var i = 0; i < Expressions; i++)
        {
            var (marked, record) = cases.Generate(random, null, out _);
            var source = marked.Replace("§", "", StringComparison.Ordinal).Replace("¤", "", StringComparison.Ordinal);
            if (Give(source, record) is not { } value)
                continue;
            given++;
            var script = marked.Replace("§", "?", StringComparison.Ordinal).Replace("¤", "?.", StringComparison.Ordinal);
            var expected = oracle.Evaluate(script, record);
            Assert.True(Equality.Deep(Carried(value), expected), $"{source}\non {record}\ngave {value}, JavaScript gives {expected}");
        }
        Assert.InRange(given, Expressions * 2 / 5, Expressions);
    }

    private static Value? Give(string source, string record)
    {
        var program = ExpressionCompiler.Compile(source, Slot.Rules, []);
        return program?.Evaluate(Slot.Scope(record)) is { IsFault: false } value ? value : null;
    }

    private static Value Carried(Value value) => value.Kind == ValueKind.Undefined ? value : Slot.Json(value.ToString());
}
