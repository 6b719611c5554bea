using Rezolve.Mapping.Scripting;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Scripting;

/// <summary>Scripts that mean harm: each ends by a typed fault, in bounded time and memory.</summary>
public sealed class HostileScriptTests
{
    private const string Statements = "more than 10,000 statements";
    private const string Memory = "more than 8,000,000 bytes of memory";
    private const string Elements = "a list of more than 4,096 elements";
    private const string Characters = "a text of more than 100,000 characters";
    private const string Deep = "functions call each other more than 64 deep";
    private const string Graph = "let a = ['x']; for (let i = 0; i < 40; i++) a = [a, a];";
    private const string Ropes = "let s = '9'; for (let i = 0; i < 18; i++) s += s; const a = new Array(1000).fill(0).map((x, i) => s + (10000 + i));";

    // Only these depend on how fast the machine is.
    private static readonly ScriptLimits Counted = ScriptBench.Small;
    private static readonly ScriptLimits Timed = ScriptBench.Small with { CallTime = TimeSpan.FromMilliseconds(40), PatternTime = TimeSpan.FromMilliseconds(20), CallStatements = 100_000_000 };

    [Theory]
    [InlineData("() => { while (true) {} }", Statements)]
    [InlineData("() => { for (;;); }", Statements)]
    [InlineData("() => { let i = 0; do i++; while (true) }", Statements)]
    [InlineData("() => { let i = 0; for (; i < 1e9; i++, 0); return i }", Statements)]
    [InlineData("() => { const f = () => f(); return f(); }", Deep)]
    [InlineData("() => { const f = n => n === 0 ? 0 : f(n - 1) + f(n - 1); return f(60) }", Statements)]
    [InlineData("() => { for (;;) { try { for (;;); } catch {} finally { } } }", Statements)]
    [InlineData("() => { try { for (;;); } finally { for (;;); } }", Statements)]
    [InlineData("() => { for (;;) { try { for (;;); } finally { continue; } } }", Statements)]
    [InlineData("() => { for (;;) { try { const f = () => f(); f(); } catch {} } }", Deep)]
    [InlineData("() => +{ valueOf: () => { for (;;); } }", Statements)]
    [InlineData("() => `${{ toString: () => { for (;;); } }}`", Statements)]
    [InlineData("() => { throw { message: { toString: () => { for (;;); } } } }", Statements)]
    [InlineData("() => { const a = new Array(3000).fill(1); for (;;) a.sort((x, y) => -1); }", Statements)]
    [InlineData("() => { const a = new Array(3000).fill({ toString: () => 'a' }); for (;;) a.sort() }", Statements)]
    [InlineData("() => { const f = () => [1, 2].sort(f); return f() }", Deep)]
    [InlineData("() => { const f = () => [1].map(f); return f() }", Deep)]
    [InlineData("() => { const f = () => 'a'.replace('a', f); return f() }", Deep)]
    [InlineData("() => { const f = () => Array.from([1], f); return f() }", Deep)]
    [InlineData("() => { const f = () => JSON.parse('[1]', f); return f() }", Deep)]
    [InlineData("() => { const f = () => Object.groupBy([1], f); return f() }", Deep)]
    [InlineData("() => 'x'.repeat(2 ** 28).length", Characters)]
    [InlineData("() => 'x'.repeat(Infinity)", Characters)]
    [InlineData("() => 'x'.padEnd(2 ** 29).length", Characters)]
    [InlineData("() => 'x'.padStart(2 ** 29).length", Characters)]
    [InlineData("() => { let s = 'a'; for (let i = 0; i < 40; i++) s = s + s; return s.length }", Memory)]
    [InlineData("() => { let s = 'a'; for (let i = 0; i < 40; i++) s = s.concat(s); return s.length }", Memory)]
    [InlineData("() => { let s = 'a'; for (let i = 0; i < 40; i++) s = `${s}${s}`; return s.length }", Memory)]
    [InlineData("() => { const s = 'a'.repeat(60000); return s.replaceAll('a', s).length }", Memory)]
    [InlineData("() => { const s = 'a'.repeat(60000); return s.replaceAll('a', () => s).length }", Memory)]
    [InlineData("() => { const s = 'a'.repeat(3000); return s.replace(/a/g, '$&$&').length }", Statements)]
    [InlineData("() => new Array(4e9).length", Elements)]
    [InlineData("() => Array.from({ length: 1e9 }).length", Elements)]
    [InlineData("() => Array.from({ length: 1e9 }, (_, i) => i).length", Elements)]
    [InlineData("() => 'a'.repeat(9e4).split('').length", Elements)]
    [InlineData("() => { let a = [1]; for (let i = 0; i < 40; i++) a = [...a, ...a]; return a.length }", Elements)]
    [InlineData("() => { let a = [1]; for (let i = 0; i < 40; i++) a.push(...a); return a.length }", Elements)]
    [InlineData("() => { let a = [1]; for (let i = 0; i < 40; i++) a = a.concat(a); return a.length }", Elements)]
    [InlineData("() => { const a = [1]; for (const x of a) a.push(1); }", Elements)]
    [InlineData("() => { const m = new Set([1]); for (const x of m) m.add(x + 1); }", Statements)]
    [InlineData("() => { const m = new Set([1]); m.forEach(x => m.add(x + 1)); }", Statements)]
    [InlineData("() => { const m = new Map([[1, 1]]); m.forEach((v, k) => m.set(k + 1, 1)); }", Statements)]
    [InlineData("() => { let o = {}; for (let i = 0; i < 1e6; i++) o = { ...o, ['k' + i]: 1 }; }", Memory)]
    [InlineData("() => { const a = []; a[4294967290] = 1; return a.map(x => x).length }", Elements)]
    [InlineData("() => { const a = []; a[4294967290] = 1; return a.slice().length }", Elements)]
    [InlineData("() => { const a = []; a[4294967290] = 1; return [...a].length }", Elements)]
    [InlineData("() => { const a = []; a[4294967290] = 1; return a.concat(a).length }", Elements)]
    [InlineData("() => { const a = []; a[4294967290] = 1; return a.flat().length }", Elements)]
    [InlineData("() => { const a = []; a.length = 4294967290; return Math.max(...a) }", Elements)]
    [InlineData("() => { const a = []; a.length = 4294967295; return a.join('').length }", Statements)]
    [InlineData("() => { const a = []; a[4294967290] = 1; return a.find(x => false) }", Statements)]
    [InlineData("() => { const a = []; a[4294967290] = 1; return JSON.stringify(a) }", "JSON.stringify's value holds more than 20,000 values")]
    [InlineData("() => { " + Graph + " return JSON.stringify(a).length }", "JSON.stringify's value nests more than 32 deep (or contains itself)")]
    [InlineData("() => { " + Graph + " return String(a).length }", Statements)]
    [InlineData("() => { " + Graph + " return a == 'x' }", Statements)]
    [InlineData("() => { " + Graph + " return Number(a) }", Statements)]
    [InlineData("() => { " + Graph + " return ({})[a] }", Statements)]
    [InlineData("() => { " + Graph + " return a.flat(Infinity).length }", Statements)]
    [InlineData("() => { " + Graph + " return [a, a].sort() }", Statements)]
    [InlineData("() => { " + Graph + " throw new Error(a) }", Statements)]
    [InlineData("() => { " + Graph + " throw a }", "it threw something without a message")]
    [InlineData("() => { let a = [1]; for (let i = 0; i < 3000; i++) a = [a]; return a + '' }", Deep)]
    [InlineData("() => { const a = []; a.push(a); return String(a) }", Deep)]
    [InlineData("() => { let a = [1]; for (let i = 0; i < 3000; i++) a = [a]; return a.flat(Infinity) }", Deep)]
    [InlineData("() => { let t = () => 'x'; for (let i = 0; i < 1000; i++) { const u = t; t = () => u(); } return t() }", Deep)]
    [InlineData("() => JSON.parse('['.repeat(1e4) + ']'.repeat(1e4))", "Max. depth level of JSON reached at position 64")]
    [InlineData("() => { " + Ropes + " return new Set(a).size }", Memory)]
    [InlineData("() => { " + Ropes + " return new Map(a.map(x => [x, 1])).size }", Memory)]
    [InlineData("() => { " + Ropes + " return Math.max(...a) }", Memory)]
    [InlineData("() => { " + Ropes + " return Math.hypot(...a) }", Memory)]
    [InlineData("() => { " + Ropes + " return Date.UTC(...a) }", Memory)]
    [InlineData("() => { " + Ropes + " return ''.concat(...a).length }", Memory)]
    [InlineData("() => { " + Ropes + " return String.fromCharCode(...a).length }", Memory)]
    [InlineData("() => { " + Ropes + " return a.sort().length }", Memory)]
    [InlineData("() => { " + Ropes + " return a.toSorted().length }", Memory)]
    [InlineData("() => { " + Ropes + " return a.join().length }", Memory)]
    [InlineData("() => { " + Ropes + " return Object.fromEntries(a.map(x => [x, 1])) }", Memory)]
    [InlineData("() => { " + Ropes + " return a.includes(s + 'xxxxx') }", "a text of more than 1,000 characters cannot be looked up in a list: use find or findIndex")]
    [InlineData("() => [1].values().drop(1e15)", "Property 'drop' of object is not a function")]
    [InlineData("() => new Set([1]).isSubsetOf({ size: 1e9, has: () => true, keys: () => 1 })", "Property 'isSubsetOf' of object is not a function")]
    public void A_script_without_end_or_measure_is_stopped(string text, string reason) => AssertStopped(text, reason, Counted);

    [Theory]
    [InlineData("() => { const a = []; a[4294967290] = 1; a.forEach(x => x); }")]
    [InlineData("() => { const a = []; a[4294967290] = 1; return a.includes(3) }")]
    [InlineData("() => { const a = []; a[4294967290] = 1; a.shift() }")]
    [InlineData("() => { const a = []; a[4294967290] = 1; return a.reduce((p, c) => p, 0) }")]
    [InlineData("() => { const a = []; a[4294967290] = 1; return a.some(x => false) }")]
    [InlineData("() => { const a = []; a[4e8] = 1; a.sort(); }")]
    [InlineData("() => { for (;;); }")]
    [InlineData("() => { const big = 'a'.repeat(99000); const n = []; for (;;) big.indexOf(big + 'b'); }")]
    [InlineData("() => [...'a'.repeat(9e4).matchAll(/a{0,300}b|a/g)].length")]
    [InlineData("() => 'a'.repeat(9e4).split(/a{0,300}b|a/).length")]
    [InlineData("() => 'a'.repeat(9e4).match(/a{0,300}b|a/g).length")]
    [InlineData("() => Object.groupBy(new Array(4000).fill('1'.repeat(50000)), Number)")]
    public void A_script_that_only_the_clock_can_stop_is_stopped(string text)
    {
        var fault = Run(text, Timed);
        Assert.True(fault.IsFault, fault.ToString());
        Assert.Matches("more than (40|80) ms$|more than 20 ms to match$|more than 8,000,000 bytes of memory$|more than 4,096 elements$", fault.Text);
    }

    [Theory]
    [InlineData("() => ('a'.repeat(40) + '!').match('^(a+)+$')")]
    [InlineData("() => ('a'.repeat(40) + '!').search('^(a+)+$')")]
    [InlineData("() => /^(a|b|ab)*c$/.test('ab'.repeat(40) + '!')")]
    [InlineData("() => { try { /^(a|b|ab)*c$/.test('ab'.repeat(40) + '!') } catch { } for (;;); }")]
    [InlineData("() => new Array(1000).fill(0).map(() => /^(a|b|ab)*c$/.test('ab'.repeat(40) + '!')).length")]
    public void A_pattern_that_takes_too_long_is_stopped(string text) =>
        AssertStopped(text, "a pattern took more than 20 ms to match", Counted with { PatternTime = TimeSpan.FromMilliseconds(20) });

    [Theory]
    [InlineData("() => { const a = {}; a.a = a; return a }", "nests more than 32 deep (or contains itself)")]
    [InlineData("() => { const a = []; a.push(a); return a }", "nests more than 32 deep (or contains itself)")]
    [InlineData("() => { let a = 1; for (let i = 0; i < 3000; i++) a = [a]; return a }", "nests more than 32 deep (or contains itself)")]
    [InlineData("() => { let a = 1; for (let i = 0; i < 40; i++) a = { a }; return a }", "nests more than 32 deep (or contains itself)")]
    [InlineData("() => { let a = [1, 2]; for (let i = 0; i < 20; i++) a = [a, a]; return a }", "holds more than 20,000 values")]
    [InlineData("() => { const a = new Array(4000).fill(1); return new Array(10).fill(a) }", "holds more than 20,000 values")]
    [InlineData("() => { const a = []; a[4294967290] = 1; return a }", "holds more than 20,000 values")]
    [InlineData("() => new Array(20).fill('x'.repeat(9000))", "holds more than 100,000 characters")]
    [InlineData("() => { const o = {}; for (let i = 0; i < 20; i++) o['k'.repeat(9000) + i] = 1; return o }", "holds more than 100,000 characters")]
    [InlineData("() => () => 1", "holds a function: call it, and give its result")]
    [InlineData("() => ({ f: Math.abs })", "holds a function: call it, and give its result")]
    [InlineData("() => ({ toJSON: () => { for (;;); } })", "holds a function: call it, and give its result")]
    [InlineData("() => ({ then: () => { for (;;); } })", "holds a function: call it, and give its result")]
    [InlineData("() => 0 / 0", "holds NaN or Infinity, which is no JSON number")]
    [InlineData("() => [1 / 0]", "holds NaN or Infinity, which is no JSON number")]
    [InlineData("() => 2 ** 53", "holds a number beyond 2^53, whose last digits are not certain: give it as text")]
    [InlineData("() => new Map()", "holds a Map: give Object.fromEntries(map) or [...map]")]
    [InlineData("() => [new Set()]", "holds a Set: give [...set]")]
    [InlineData("() => /x/", "holds a pattern: give its source")]
    [InlineData("() => new Error('x')", "holds an Error: throw it, or give its message")]
    [InlineData("() => new Date(NaN)", "holds a Date that is no point in time between the years 1 and 9999")]
    [InlineData("() => new Date(8.64e15)", "holds a Date that is no point in time between the years 1 and 9999")]
    [InlineData("() => Object(5)", "holds an object that is no plain object, list or Date")]
    [InlineData("() => [].values()", "holds an object that is no plain object, list or Date")]
    public void A_result_that_is_no_plain_value_is_refused(string text, string reason) =>
        Assert.Equal($"script 'test': its result {reason}", Run(text, Counted).Text);

    private static void AssertStopped(string text, string reason, ScriptLimits limits)
    {
        var before = GC.GetTotalAllocatedBytes();
        var result = Run(text, limits);
        Assert.True(result.IsFault, result.ToString());
        Assert.Matches("^script 'test' stopped( at line 1)?: ", result.Text);
        Assert.EndsWith(": " + reason, result.Text, StringComparison.Ordinal);
        Assert.True(GC.GetTotalAllocatedBytes() - before < 500_000_000, "it allocated far more than its limit");
    }

    private static Value Run(string text, ScriptLimits limits)
    {
        using var realm = ScriptBench.Open(ScriptBench.Library([ScriptSource.OfExpression("test", text)], patternTime: limits.PatternTime), limits);
        return realm.Call("test", []);
    }
}
