using System.Text;
using CsCheck;
using Rezolve.Mapping.Scripting;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Scripting;

public sealed class ScriptValueTests
{
    [Theory]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("false")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("0.1")]
    [InlineData("123456.789")]
    [InlineData("9007199254740991")]
    [InlineData("-9007199254740991")]
    [InlineData("\"\"")]
    [InlineData("\"ab\\u0000\\n\\\"é€😀\"")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("[1,[2,[3,null]],{\"a\":[]}]")]
    [InlineData("{\"b\":1,\"a\":{\"z\":null,\"y\":[true]},\"__proto__\":{\"x\":1},\"constructor\":\"c\",\"toString\":\"t\",\"length\":3}")]
    public void A_value_passes_through_unchanged(string json)
    {
        var value = Read(json);
        foreach (var script in new[] { "v => v", "v => [v, 1][0]", "v => JSON.parse(JSON.stringify(v))" })
            Assert.Equal(value.ToString(), ScriptBench.Call(script, value).ToString());
    }

    [Fact]
    public void Generated_values_pass_through_unchanged()
    {
        using var realm = ScriptBench.Open(ScriptBench.Library("v => v"));
        var scalar = Gen.OneOf(
            Gen.Int.Select(n => Value.Of((long)n)), Gen.Bool.Select(b => Value.Of(b)), Gen.String[0, 8].Select(t => Value.Of(LoneSurrogates.Repair(t))), Gen.Const(Value.Null));
        var value = Gen.Recursive<Value>((depth, self) => depth > 3 ? scalar : Gen.OneOf(
            scalar, self.List[0, 4].Select(l => Value.Of((IReadOnlyList<Value>)l)), Gen.Select(Gen.String[Gen.Char.AlphaNumeric, 0, 4], self).List[0, 4].Select(Members)));
        value.Sample(v => realm.Call("test", [v]).ToString() == v.ToString(), iter: 300, threads: 1);
    }

    [Fact]
    public void Points_in_time_are_their_texts_and_a_Date_is_an_instant()
    {
        var instant = new DateTimeOffset(2026, 5, 1, 10, 0, 0, 250, TimeSpan.Zero);
        Assert.Equal("\"2026-05-01T10:00:00.25Z\"", ScriptBench.Call("v => v", Value.Of(instant)).ToString());
        Assert.Equal("\"2026-05-01\"", ScriptBench.Call("v => v", Value.Of(new DateOnly(2026, 5, 1))).ToString());
        Assert.Equal("\"PT1M30S\"", ScriptBench.Call("v => v", Value.Of(TimeSpan.FromSeconds(90))).ToString());
        var back = ScriptBench.Call("v => new Date(v)", Value.Of(instant));
        Assert.Equal((ValueKind.Instant, instant), (back.Kind, back.Instant));
        Assert.Equal(DateTimeOffset.MinValue, ScriptBench.Call("v => new Date(v)", Value.Of(DateTimeOffset.MinValue)).Instant);
    }

    [Theory]
    [InlineData("9007199254740992")]
    [InlineData("9007199254740993")]
    [InlineData("-9007199254740993")]
    [InlineData("12345678901234567890")]
    [InlineData("1e20")]
    [InlineData("0.12345678901234567890123")]
    [InlineData("1e999")]
    public void A_number_that_a_script_cannot_hold_is_never_guessed(string digits)
    {
        Assert.Equal($"script 'test' stopped: argument 1 is {digits}, which a script cannot hold exactly: pass string(…) of it", ScriptBench.Call("v => v", Value.NumberOf(digits)).Text);
        var record = Read($"{{\"id\":{digits},\"n\":[{digits}],\"ok\":1}}");
        Assert.Equal("1", ScriptBench.Call("r => r.ok", record).ToString());
        Assert.Equal($"script 'test' stopped at line 1: member 'id' is {digits}, which a script cannot hold exactly: pass string(…) of it", ScriptBench.Call("r => r.id", record).Text);
        Assert.Equal(
            $"script 'test' stopped at line 1: an element of member 'n' is {digits}, which a script cannot hold exactly: pass string(…) of it", ScriptBench.Call("r => { try { return r.n.length } catch { return 0 } }", record).Text);
        Assert.True(ScriptBench.Call("r => ({ ...r })", record).IsFault);
    }

    [Theory]
    [InlineData("() => ({ a: undefined, b: [undefined, , 1] })", "{\"b\":[null,null,1]}")]
    [InlineData("() => -0", "0")]
    [InlineData("() => '\\ud800a'", "\"\ufffda\"")]
    [InlineData("() => ({ ['\\udc00']: 1 })", "{\"\ufffd\":1}")]
    [InlineData("() => 1e-7", "1e-7")]
    [InlineData("() => Object.groupBy([1, 2, 3], n => n > 1 ? 'b' : 'a')", "{\"a\":[1],\"b\":[2,3]}")]
    public void Results_that_JSON_does_not_know_have_one_reading(string text, string expected) => Assert.Equal(expected, ScriptBench.Call(text).ToString());

    [Fact]
    public void An_absent_result_stays_absent() => Assert.Equal(ValueKind.Undefined, ScriptBench.Call("() => undefined").Kind);

    [Fact]
    public void An_argument_is_copied_only_as_far_as_it_is_read()
    {
        var large = Read("{\"small\":1,\"large\":[" + string.Join(',', Enumerable.Repeat("[1,2,3]", 10_000)) + "]}");
        Assert.Equal("1", ScriptBench.Call("r => r.small", large).ToString());
        Assert.Equal("script 'test' stopped at line 1: a list of more than 4,096 elements", ScriptBench.Call("r => r.large.length", large).Text);
        var many = Read("[" + string.Join(',', Enumerable.Repeat("[1,2,3,4,5,6,7,8]", 4_000)) + "]");
        Assert.Equal("script 'test' stopped: its arguments hold more than 20,000 values: pass the members it needs", ScriptBench.Call("r => 1", many).Text);
    }

    [Fact]
    public void What_a_script_does_to_its_arguments_does_not_reach_the_caller()
    {
        var record = Read("{\"a\":{\"b\":[1]}}");
        Assert.Equal("{\"a\":{\"b\":[1,2],\"c\":3}}", ScriptBench.Call("r => { r.a.b.push(2); r.a.c = 3; return r }", record).ToString());
        Assert.Equal("{\"a\":{\"b\":[1]}}", record.ToString());
    }

    [Fact]
    public void Engine_functions_take_and_give_values()
    {
        var functions = new Dictionary<string, ScriptFunction>
        {
            ["first"] = values => values[0].List[0],
            ["fail"] = values => Value.Fault($"'{values[0].Text}' is no number"),
            ["kinds"] = values => Value.Of(string.Join(' ', values.ToArray().Select(value => value.Kind))),
            ["large"] = _ => Value.NumberOf("9007199254740993"),
        };
        Value Run(string text)
        {
            using var realm = ScriptBench.Open(ScriptBench.Library(text, functions));
            return realm.Call("test", []);
        }
        Assert.Equal("{\"a\":1}", Run("() => first([{ a: 1 }])").ToString());
        Assert.Equal("\"Undefined Null Boolean Number Text List Object Instant\"", Run("() => kinds(undefined, null, true, 1, 'a', [], {}, new Date(0))").ToString());
        Assert.Equal("script 'test' stopped at line 1: 'abc' is no number", Run("() => fail('abc')").Text);
        Assert.Equal("\"caught: 'abc' is no number\"", Run("() => { try { return fail('abc') } catch (e) { return 'caught: ' + e.message } }").ToString());
        Assert.Equal("script 'test' stopped at line 1: kinds(…): its argument holds a function: call it, and give its result", Run("() => kinds(() => 1)").Text);
        Assert.Equal("script 'test' stopped at line 1: the result of large(…) is 9007199254740993, which a script cannot hold exactly: pass string(…) of it", Run("() => { try { return large() } catch { return 0 } }").Text);
    }

    [Fact]
    public void State_never_passes_from_call_to_call()
    {
        using var shared = ScriptBench.Open(ScriptBench.Library(
            [ScriptSource.OfFile("test", """
                const table = { a: 1, list: [1, 2] };
                const pattern = /b+/;
                function remember(v) { return v; }
                function read(v, act) {
                  const t = table, f = remember, p = pattern;
                  try {
                    switch (act) {
                      case 0: t.a = v; break;
                      case 1: t.list.push(v); break;
                      case 2: f.seen = v; break;
                      case 3: p.lastIndex = 5; break;
                      case 4: Object.assign(t, { b: v }); break;
                      case 5: t.list.sort((x, y) => y - x); break;
                      case 6: Object.assign(Object, { seen: v }); break;
                      case 7: v.x = [v.y]; break;
                    }
                  } catch { }
                  return [table, remember.seen, Object.seen, pattern.lastIndex, pattern.test('abb'), ''.seen, [].seen, v];
                }
                """, "read")]), ScriptBench.Small with { UnitStatements = long.MaxValue, UnitTime = TimeSpan.FromHours(1), CallTime = TimeSpan.FromSeconds(30) });
        Gen.Select(Gen.Int[0, 8], Gen.Int).Sample((act, n) =>
        {
            shared.Call("test", [Value.Of((long)n), Value.Of((long)act)]);
            return shared.Call("test", [Value.Of(7), Value.Of(9)]).ToString() == "[{\"a\":1,\"list\":[1,2]},null,null,0,true,null,null,7]";
        }, iter: 200, threads: 1);
        Assert.Equal(1, shared.Engines);
    }

    private static Value Members(List<(string Name, Value Value)> members)
    {
        var made = new ValueObject();
        foreach (var (name, value) in members.Where(member => !int.TryParse(member.Name, out _)))
            made[name] = value;
        return Value.Of(made);
    }

    private static Value Read(string json) => ValueJson.Read(Encoding.UTF8.GetBytes(json));
}
