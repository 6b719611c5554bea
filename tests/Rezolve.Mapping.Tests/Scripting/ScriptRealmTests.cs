using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Scripting;

public sealed class ScriptRealmTests
{
    [Theory]
    [InlineData("n => n > 80 ? '90' : '10'", "90", "\"90\"")]
    [InlineData("n => n + 1", "1", "2")]
    [InlineData("n => [n, n * 2]", "3", "[3,6]")]
    [InlineData("n => ({ a: n, b: undefined })", "true", "{\"a\":true}")]
    [InlineData("s => s.toUpperCase()", "\"ab\"", "\"AB\"")]
    [InlineData("r => r.a.b", "{\"a\":{\"b\":[1,{\"c\":2}]}}", "[1,{\"c\":2}]")]
    [InlineData("r => Object.keys(r).join()", "{\"a\":1,\"b\":{},\"c\":[]}", "\"a,b,c\"")]
    [InlineData("r => ({ ...r, d: 4 })", "{\"a\":1,\"b\":{\"x\":1}}", "{\"a\":1,\"b\":{\"x\":1},\"d\":4}")]
    public void A_script_gives_what_its_function_returns(string script, string argument, string expected) =>
        Assert.Equal(expected, ScriptBench.Call(script, Read(argument)).ToString());

    private static Value Read(string json) => ValueJson.Read(System.Text.Encoding.UTF8.GetBytes(json));
}
