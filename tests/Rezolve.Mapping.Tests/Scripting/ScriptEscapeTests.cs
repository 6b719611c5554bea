using Rezolve.Mapping.Scripting;

namespace Rezolve.Mapping.Tests.Scripting;

/// <summary>Ways out of plain values, spelled so that the gate cannot see them: what they look for is not there, or does not change.</summary>
public sealed class ScriptEscapeTests
{
    [Theory]
    [InlineData("(() => 1)['const' + 'ructor']")]
    [InlineData("''['const' + 'ructor']")]
    [InlineData("[]['const' + 'ructor']")]
    [InlineData("({})['const' + 'ructor']")]
    [InlineData("/x/['const' + 'ructor']")]
    [InlineData("new Map()['const' + 'ructor']")]
    [InlineData("new Error('x')['const' + 'ructor']")]
    [InlineData("[].values()['const' + 'ructor']")]
    [InlineData("({})['__pro' + 'to__']")]
    [InlineData("({})['__define' + 'Getter__']")]
    [InlineData("(() => 1)['call']")]
    [InlineData("(() => 1)['apply']")]
    [InlineData("(() => 1)['bind']")]
    [InlineData("(() => 1)['caller']")]
    [InlineData("Math['ran' + 'dom']")]
    [InlineData("Date['n' + 'ow']")]
    [InlineData("Object['define' + 'Property']")]
    [InlineData("Object['setPrototype' + 'Of']")]
    [InlineData("Object['getPrototype' + 'Of']")]
    [InlineData("Object['getOwnProperty' + 'Symbols']")]
    [InlineData("Object['create']")]
    [InlineData("Error['captureStack' + 'Trace']")]
    [InlineData("new Error('x')['stack']")]
    [InlineData("[1].values()['map']")]
    [InlineData("new Map().entries()['take']")]
    [InlineData("new Set()['union']")]
    [InlineData("''['isWellFormed']")]
    [InlineData("''['anchor']")]
    [InlineData("/x/['compile']")]
    [InlineData("new Date(0)['toLocaleString']")]
    [InlineData("[]['toLocaleString']")]
    [InlineData("[]['copyWithin']")]
    [InlineData("JSON['raw' + 'JSON']")]
    [InlineData("String['raw']")]
    [InlineData("Array['fromAsync']")]
    public void What_would_lead_out_is_not_there(string expression) => Assert.Equal("null", ScriptBench.Call($"() => {expression} === undefined ? null : 'there'").ToString());

    [Theory]
    [InlineData("const p = Object['proto' + 'type']; p.x = 1")]
    [InlineData("const p = Array['proto' + 'type']; p.map = 1")]
    [InlineData("const p = String['proto' + 'type']; p.trim = 1")]
    [InlineData("const p = Map['proto' + 'type']; p.get = 1")]
    [InlineData("const p = Set['proto' + 'type']; p.add = 1")]
    [InlineData("const p = Error['proto' + 'type']; p.message = 'x'")]
    [InlineData("const p = Date['proto' + 'type']; p.getTime = 1")]
    [InlineData("const p = Number['proto' + 'type']; p.toFixed = 1")]
    [InlineData("const m = Math; m.abs = 1")]
    [InlineData("const j = JSON; j.parse = 1")]
    [InlineData("const o = Object; o.keys = 1")]
    [InlineData("const f = parseInt; f.x = 1")]
    [InlineData("const f = ''['repeat']; f.x = 1")]
    [InlineData("const f = [].map; f.x = 1")]
    [InlineData("const f = [].push; f.x = 1")]
    [InlineData("const f = Map; f.x = 1")]
    [InlineData("const f = /x/.exec; f.x = 1")]
    [InlineData("const f = new Map().get; f.x = 1")]
    [InlineData("const f = [].values().next; f.x = 1")]
    [InlineData("const f = double; f.x = 1")]
    [InlineData("Object.assign(Math, { x: 1 })")]
    [InlineData("Object.assign(Object['proto' + 'type'], { x: 1 })")]
    [InlineData("[].push[0] = 1")]
    public void What_calls_share_cannot_be_changed(string statement)
    {
        using var realm = ScriptBench.Open(ScriptBench.Library(
            [ScriptSource.OfExpression("test", $"() => {{ {statement}; return 'changed' }}")],
            new Dictionary<string, ScriptFunction> { ["double"] = values => values[0] }));
        var result = realm.Call("test", []);
        Assert.True(result.IsFault, result.ToString());
        Assert.Matches("^script 'test' stopped at line 1: Cannot (assign|add|define)", result.Text);
    }

    [Theory]
    [InlineData("() => [new (Date)(...[]).getTime()]", "[0]")]
    [InlineData("() => { const D = Date; return D() }", "\"Thu Jan 01 1970 00:00:00 GMT+0000 (Coordinated Universal Time)\"")]
    [InlineData("() => new Date(2026, 4, 1).toISOString()", "\"2026-05-01T00:00:00.000Z\"")]
    [InlineData("() => JSON.parse('{\"__proto__\":{\"x\":1}}').x === undefined", "true")]
    [InlineData("() => { const o = {}; o['__pro' + 'to__'] = { x: 1 }; return o.x === undefined }", "true")]
    [InlineData("() => Object.assign({}, JSON.parse('{\"__proto__\":{\"x\":1}}')).x === undefined", "true")]
    [InlineData("() => typeof (function () { return [].map })() ", "\"function\"")]
    public void What_is_there_tells_nothing(string text, string expected) => Assert.Equal(expected, ScriptBench.Call(text).ToString());
}
