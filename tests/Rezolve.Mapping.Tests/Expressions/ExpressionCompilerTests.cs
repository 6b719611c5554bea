namespace Rezolve.Mapping.Tests.Expressions;

public sealed class ExpressionCompilerTests
{
    [Theory]
    [InlineData("record.a.b", "1")]
    [InlineData("record.x.y.z", "undefined")]
    [InlineData("record['a']['b']", "1")]
    [InlineData("record?.a?.b", "1")]
    [InlineData("record.list[1]", "\"y\"")]
    [InlineData("record.list.length", "2")]
    [InlineData("record.name.length", "3")]
    [InlineData("record.big", "9007199254740993")]
    [InlineData("{ ...record.a, c: record.list, ['k' + record.name]: null }", "{\"b\":1,\"c\":[\"x\",\"y\"],\"kbob\":null}")]
    [InlineData("[...record.list, ...record.none, 3]", "[\"x\",\"y\",3]")]
    [InlineData("`${record.name}-${record.a.b}`", "\"bob-1\"")]
    [InlineData("record.a.b === 1 && record.name !== 'x' ? upper(record.name) : null", "\"BOB\"")]
    [InlineData("record.none ?? 'z'", "\"z\"")]
    [InlineData("scripts.band(record.a.b, 'x')", "\"band(1,\\\"x\\\")\"")]
    [InlineData("cursor.since < cursor.until", "true")]
    public void AnExpressionMeansWhatJavaScriptMeans(string source, string expected) =>
        Assert.Equal(expected, Slot.Evaluate(source, """{"a":{"b":1},"list":["x","y"],"name":"bob","big":9007199254740993}"""));
}
