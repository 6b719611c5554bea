using Rezolve.Mapping.Expressions;

namespace Rezolve.Mapping.Tests.Expressions;

public sealed class LimitTests
{
    [Fact]
    public void AnExpressionHasAtMostAThousandCharacters()
    {
        Slot.Compile($"'{new string('x', 998)}'");
        Assert.Equal("The expression has 1001 characters; at most 1000 are allowed.", Slot.Fault($"'{new string('x', 999)}'").Message);
        Assert.Equal("The expression has 100000 characters; at most 1000 are allowed.", Slot.Fault(new string('(', 100_000)).Message);
    }

    [Fact]
    public void AnExpressionHasAtMostTwoHundredParts()
    {
        Slot.Compile($"[{string.Join(",", Enumerable.Repeat("1", 199))}]");
        Assert.Equal("The expression has more than 200 parts.", Slot.Fault($"[{string.Join(",", Enumerable.Repeat("1", 200))}]").Message);
    }

    [Fact]
    public void AnExpressionIsNestedAtMostAHundredDeep()
    {
        Slot.Compile(new string('!', 99) + "1");
        Assert.Equal("The expression is nested more than 100 deep.", Slot.Fault(new string('!', 100) + "1").Message);
    }

    [Theory]
    [InlineData("(")]
    [InlineData("[")]
    [InlineData("{a:")]
    [InlineData("!")]
    [InlineData("-")]
    [InlineData("`${")]
    [InlineData("a?")]
    [InlineData("a=>")]
    [InlineData("a**")]
    [InlineData("f(")]
    [InlineData("new ")]
    public void NoNestingOverflowsASmallStack(string part)
    {
        var source = string.Concat(Enumerable.Repeat(part, 1_000 / part.Length));
        var faults = new List<ExpressionFault>();
        var thread = new Thread(() => ExpressionCompiler.Compile(source, Slot.Rules, faults), 256 * 1024);
        thread.Start();
        thread.Join();
        Assert.Single(faults);
    }

    [Theory]
    [InlineData("record.s + record.s")]
    [InlineData("`${record.s}${record.s}`")]
    [InlineData("replace(record.s, 'x', 'yyy')")]
    [InlineData("replacePattern(record.s, 'x', '$&$&')")]
    [InlineData("join([record.s, record.s], '')")]
    [InlineData("padStart('', 1000001, 'x')")]
    [InlineData("base64(record.s)")]
    [InlineData("hex(record.s)")]
    [InlineData("urlEncode(`${record.s}ü`)")]
    [InlineData("quote(replace(record.s, 'x', '\"'), '\"')")]
    [InlineData("json([record.s, record.s])")]
    public void NoTextGrowsBeyondAMillionCharacters(string source)
    {
        var text = "\"" + new string('x', 999_999) + "\"";
        var faults = new List<ExpressionFault>();
        var program = ExpressionCompiler.Compile(source, Slot.Rules, faults);
        var reason = program is null ? faults[0].Message : program.Evaluate(Slot.Scope($"{{\"s\":{text}}}")).ToString();
        Assert.Contains("the text would be longer than 1000000 characters", reason);
    }
}
