using Rezolve.Mapping.Expressions.Functions;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Expressions.Functions;

/// <summary>The rules every function keeps: nothing as first argument, faults, wrong numbers and kinds of arguments.</summary>
public sealed class FunctionRuleTests
{
    private static readonly Value[] Samples =
    [
        Value.Undefined, Value.Null, Value.True, Value.Of(0), Value.Of(-1), Value.Of(1e300), Value.NumberOf("9007199254740993.5"), Value.Of(""), Value.Of("a"),
        Value.Of("\ud800"), Value.Of("sha256"), Value.Of("PT1M"), Value.Of("UTC"), Value.Of("yyyy-MM-dd"), Value.Of(Slot.Now), Value.Of(DateTimeOffset.MaxValue),
        Value.Of(DateTimeOffset.MinValue), Value.Of(DateOnly.MinValue), Value.Of(TimeSpan.MaxValue), Slot.Json("[]"), Slot.Json("[1,\"a\",null,[{}]]"), Slot.Json("{\"a\":1}"),
    ];

    public static TheoryData<string> Names => [.. FunctionList.ForScripts.Select(function => function.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void NothingAsFirstArgumentIsAnsweredByTheRule(string name)
    {
        var function = FunctionList.Of(name)!;
        foreach (var nothing in new[] { Value.Undefined, Value.Null })
        {
            var arguments = function.Parameters.Select((parameter, place) => place == 0 ? nothing : Fitting(parameter)).ToArray();
            var expected = name switch
            {
                "isEmpty" => "true",
                "json" when nothing.Kind == ValueKind.Null => "\"null\"",
                _ => function.Result == ValueKinds.Boolean && name != "boolean" ? "false" : "undefined",
            };
            Assert.Equal(expected, function.Invoke(arguments).ToString());
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void AFaultAsAnyArgumentPassesThrough(string name)
    {
        var function = FunctionList.Of(name)!;
        for (var place = 0; place < function.Parameters.Count; place++)
        {
            var arguments = function.Parameters.Select(Fitting).ToArray();
            arguments[place] = Value.Fault("why");
            Assert.Equal("fault: why", function.Invoke(arguments).ToString());
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void AWrongNumberOfArgumentsNamesTheSignature(string name)
    {
        var function = FunctionList.Of(name)!;
        Assert.Equal($"fault: {function.Signature} was given 0 arguments", function.Invoke([]).ToString());
        Assert.Equal($"fault: {function.Signature} was given 5 arguments", function.Invoke(new Value[5]).ToString());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void NoArgumentsMakeItThrowAndItGivesWhatItSays(string name)
    {
        var function = FunctionList.Of(name)!;
        var rest = function.Parameters.Skip(1).Select(Fitting).ToArray();
        foreach (var first in Samples)
        {
            foreach (var second in Samples)
            {
                Value[] arguments = rest.Length == 0 ? [first] : [first, second, .. rest.Skip(1)];
                var result = function.Invoke(arguments);
                var kinds = result.IsFault ? ValueKinds.None : (ValueKinds)(1 << (int)result.Kind);
                Assert.True((kinds & ~(function.Result | ValueKinds.Undefined)) == 0, $"{name}({first}, {second}) gave {result}");
                Assert.True(!result.IsFault || result.Text.StartsWith(name, StringComparison.Ordinal), $"{name}: {result}");
            }
        }
    }

    [Fact]
    public void ScriptsAreOfferedAllButTheTables() =>
        Assert.Equal(["toCanonical", "toVendor"], FunctionList.All.Except(FunctionList.ForScripts).Select(function => function.Name));

    private static Value Fitting(Parameter parameter) => parameter switch
    {
        { Name: "duration" } => Value.Of("PT1M"),
        { Name: "algorithm" } => Value.Of("sha256"),
        { Name: "encoding" } => Value.Of("hex"),
        { Name: "zone" } => Value.Of("UTC"),
        { Name: "mark" or "escape" } => Value.Of("'"),
        { Name: "pattern" } => Value.Of("yyyy-MM-dd"),
        { Kinds: ValueKinds.Json } => Value.Of("a"),
        _ when (parameter.Kinds & ValueKinds.Text) != 0 => Value.Of("a"),
        _ when (parameter.Kinds & ValueKinds.Number) != 0 => Value.Of(1),
        _ when (parameter.Kinds & ValueKinds.List) != 0 => Slot.Json("[\"a\"]"),
        _ when (parameter.Kinds & ValueKinds.Instant) != 0 => Value.Of(Slot.Now),
        _ => Slot.Json("{}"),
    };
}
