using Rezolve.Mapping.Scripting;

namespace Rezolve.Mapping.Tests.Scripting;

public sealed class ScriptGateTests
{
    private const string NoClock = "scripts have no clock";
    private const string OnlyNew = "only new Map, Set, Date, Array, Object and Error are allowed";
    private const string Nested = "the pattern repeats a group that repeats something itself, such as (a+)+, which can take very long to match";

    [Theory]
    [InlineData("5", 0, "a script is a function", "write it as (value) => …")]
    [InlineData("n =>", 4, "this is no JavaScript: unexpected end of input", "write one function, such as (value) => value.trim(); functions and constants at the top need a file")]
    [InlineData("const a = 1; n => a", 0, "this is no JavaScript: unexpected token 'const'", "write one function, such as (value) => value.trim(); functions and constants at the top need a file")]
    [InlineData("n => 10n", 5, "big integers have no limit in time", "keep large ids as text")]
    [InlineData("function* (n) { yield n }", 0, "generators are not allowed", "collect the values in a list and return it")]
    [InlineData("async n => await n", 0, "async functions are not allowed: scripts do not wait for anything", "return the value itself")]
    [InlineData("n => class {}", 5, "classes are not allowed", "write functions and plain objects")]
    [InlineData("n => { class A {} return 1 }", 7, "classes are not allowed", "write functions and plain objects")]
    [InlineData("n => import('x')", 5, "scripts import nothing", "put the functions into the same file")]
    [InlineData("n => eval('1')", 5, "there is no 'eval' here", "write the code itself: text is never run")]
    [InlineData("n => Function('return 1')", 5, "there is no 'Function' here", "write the function itself: text is never run")]
    [InlineData("n => this", 5, "'this' is not allowed: scripts are plain functions", "take the value as a parameter")]
    [InlineData("function (n) { return this.x }", 22, "'this' is not allowed: scripts are plain functions", "take the value as a parameter")]
    [InlineData("n => ({ m() { return super.x } })", 21, "'super' is not allowed: scripts are plain functions", "call the function by its name")]
    [InlineData("n => n.prototype", 7, "'prototype' reaches behind plain values", "use own members only; Object.hasOwn and Object.keys tell which there are")]
    [InlineData("n => n.__proto__", 7, "'__proto__' reaches behind plain values", "use own members only; Object.hasOwn and Object.keys tell which there are")]
    [InlineData("n => n['__proto__']", 7, "'__proto__' reaches behind plain values", "use own members only; Object.hasOwn and Object.keys tell which there are")]
    [InlineData("n => n.constructor('x')", 7, "'constructor' reaches behind plain values", "use own members only; Object.hasOwn and Object.keys tell which there are")]
    [InlineData("n => ({ __proto__: n })", 8, "'__proto__' reaches behind plain values", "use own members only; Object.hasOwn and Object.keys tell which there are")]
    [InlineData("({ constructor: c }) => c", 3, "'constructor' reaches behind plain values", "use own members only; Object.hasOwn and Object.keys tell which there are")]
    [InlineData("n => String.raw`a`", 5, "tagged templates are not allowed", "call the function: tag(text)")]
    [InlineData("n => { a: for (;;) break a; }", 7, "labels are not allowed", "put the inner loop into a function and return from it")]
    [InlineData("n => new n()", 5, OnlyNew, "write an object { … } or a list [ … ]")]
    [InlineData("n => { const Map = n; return new Map() }", 29, OnlyNew, "write an object { … } or a list [ … ]")]
    [InlineData("n => new Date()", 5, NoClock, "take it as a parameter and pass it in the call: scripts.name(now)")]
    [InlineData("n => Date()", 5, NoClock, "take it as a parameter and pass it in the call: scripts.name(now)")]
    [InlineData("n => Date.now()", 5, NoClock, "take it as a parameter and pass it in the call: scripts.name(now)")]
    [InlineData("n => Math.random()", 5, "scripts have no chance: the same values in give the same value out", "use uuid(…) of what makes it unique")]
    [InlineData("n => record.x", 5, "there is no 'record' here", "take it as a parameter and pass it in the call: scripts.name(record)")]
    [InlineData("n => nubmer(n)", 5, "there is no 'nubmer' here", "did you mean 'number'?")]
    [InlineData("n => Mth.abs(n)", 5, "there is no 'Mth' here", "did you mean 'Math'?")]
    [InlineData("n => zzqqy", 5, "there is no 'zzqqy' here", "declare it with const or let inside the function, or take it as a parameter")]
    [InlineData("n => { total = n }", 7, "'total' is not the function's own, and may not be changed", "declare a variable inside the function and change that")]
    [InlineData("n => { Math.x = 1 }", 7, "'Math' is not the function's own, and may not be changed", "declare a variable inside the function and change that")]
    [InlineData("n => { JSON.a.b.c += 1 }", 7, "'JSON' is not the function's own, and may not be changed", "declare a variable inside the function and change that")]
    [InlineData("n => { Math.x++ }", 7, "'Math' is not the function's own, and may not be changed", "declare a variable inside the function and change that")]
    [InlineData("n => { delete Math.abs }", 14, "'Math' is not the function's own, and may not be changed", "declare a variable inside the function and change that")]
    [InlineData("n => { [Math.a] = n }", 8, "'Math' is not the function's own, and may not be changed", "declare a variable inside the function and change that")]
    [InlineData("n => { ({ a: Math.a = 1 } = n) }", 13, "'Math' is not the function's own, and may not be changed", "declare a variable inside the function and change that")]
    [InlineData("n => { for (x of n) { } }", 12, "'x' is not the function's own, and may not be changed", "declare a variable inside the function and change that")]
    [InlineData("n => /(a+)+/.test(n)", 5, Nested, "repeat only the inner or only the outer part")]
    [InlineData("n => /((a|b)*c){2,}/.test(n)", 5, Nested, "repeat only the inner or only the outer part")]
    [InlineData("n => /([a-z]+)*/.test(n)", 5, Nested, "repeat only the inner or only the outer part")]
    [InlineData("n => /(a)\\1/.test(n)", 5, "the pattern refers back to a group, which can take very long to match", "compare the parts with === after matching")]
    [InlineData("n => /a{2000}/.test(n)", 5, "the pattern repeats more than 1000 times", "use * or +, and check the length of what was found")]
    [InlineData("n => ({ get a() { return 1 } })", 8, "getters and setters are not allowed", "write the value, or a function")]
    [InlineData("n => { debugger }", 7, "'debugger' is not allowed", "leave it out")]
    [InlineData("function () { return new.target }", 21, "'new.target' is not allowed", "take what is needed as a parameter")]
    [InlineData("() => arguments[0]", 6, "there is no 'arguments' here", "name the parameters, or take the rest as (...values)")]
    [InlineData("n => fetch(n)", 5, "there is no 'fetch' here", "declare an operation: scripts have no network")]
    [InlineData("n => require('fs')", 5, "there is no 'require' here", "put the functions into the same file: scripts import nothing")]
    [InlineData("n => RegExp(n)", 5, "there is no 'RegExp' here", "write the pattern between slashes, or use matches(…) and extract(…)")]
    [InlineData("n => encodeURIComponent(n)", 5, "there is no 'encodeURIComponent' here", "use urlEncode(…)")]
    [InlineData("n => globalThis", 5, "there is no 'globalThis' here", "pass what is needed as an argument: scripts see no globals of the host")]
    [InlineData("n => scripts.other(n)", 5, "there is no 'scripts' here", "put the functions into one file: a script does not call another script")]
    public void An_expression_is_refused_with_a_place_a_message_and_a_remedy(string text, int offset, string message, string remedy) =>
        Assert.Equal(new ScriptFault("s", offset, 1, message, remedy), Assert.Single(Check(ScriptSource.OfExpression("s", text))));

    [Theory]
    [InlineData("let total = 0; function f() { }", 0, 1, "a variable outside the functions would carry state from one call to the next")]
    [InlineData("var total = 0; function f() { }", 0, 1, "a variable outside the functions would carry state from one call to the next")]
    [InlineData("const cache = new Map(); function f() { }", 14, 1, "a constant at the top is a value written out: it is made once and frozen")]
    [InlineData("const t = [1, [Math.PI]]; function f() { }", 15, 1, "a constant at the top is a value written out: it is made once and frozen")]
    [InlineData("const p = /a/g; function f() { }", 10, 1, "a constant at the top is a value written out: it is made once and frozen")]
    [InlineData("const { a } = { a: 1 }; function f() { }", 6, 1, "a constant at the top is one name")]
    [InlineData("f();\nfunction f() { }", 0, 1, "only functions and constants may stand at the top of a file")]
    [InlineData("if (true) { } function f() { }", 0, 1, "only functions and constants may stand at the top of a file")]
    [InlineData("class A { } function f() { }", 0, 1, "only functions and constants may stand at the top of a file")]
    [InlineData("const count = 0;\nfunction f() { count++ }", 32, 2, "'count' stands outside the function: changing it would carry state from one call to the next")]
    [InlineData("const t = {};\nfunction f(k) {\n  t[k] = 1;\n}", 32, 3, "'t' stands outside the function: changing it would carry state from one call to the next")]
    [InlineData("function g() { }\nfunction f() { g.x = 1 }", 32, 2, "'g' stands outside the function: changing it would carry state from one call to the next")]
    [InlineData("import x from 'y'; function f() { }", 0, 1, "this is no JavaScript: cannot use import statement outside a module")]
    [InlineData("export function f() { }", 0, 1, "this is no JavaScript: unexpected token 'export'")]
    [InlineData("function f() { return 1", 23, 1, "this is no JavaScript: unexpected end of input")]
    [InlineData("function fn() { }", 0, 1, "the file has no function 'f'")]
    public void A_file_is_refused_with_a_place_and_a_message(string text, int offset, int line, string message)
    {
        var fault = Assert.Single(Check(ScriptSource.OfFile("s", text, "f")));
        Assert.Equal(("s", offset, line, message), (fault.Script, fault.Offset, fault.Line, fault.Message));
    }

    [Fact]
    public void The_sizes_are_limits()
    {
        AssertFault("n => " + new string('[', 70) + new string(']', 70), "the script nests more than 64 deep");
        AssertFault("n => [" + string.Concat(Enumerable.Repeat("1,", 6000)) + "]", "the script has more than 5000 syntax nodes");
        AssertFault("n => '" + new string('a', 33_000) + "'", "the script has 33007 bytes; at most 32768 are allowed");
        AssertFault("n => /" + new string('a', 201) + "/", "the pattern has 201 characters; at most 200 are allowed");
    }

    [Theory]
    [InlineData("(")]
    [InlineData("[")]
    [InlineData("{a:")]
    [InlineData("-")]
    [InlineData("x=>")]
    [InlineData("`${")]
    [InlineData("a?")]
    [InlineData("1+")]
    public void Nesting_without_end_is_a_fault_and_not_the_end_of_the_process(string opening) =>
        Assert.NotEmpty(Check(ScriptSource.OfExpression("s", "n => " + string.Concat(Enumerable.Repeat(opening, 30_000 / opening.Length)) + "1")));

    [Fact]
    public void Every_fault_of_every_script_is_told_at_once()
    {
        var (library, faults) = ScriptLibrary.Prepare(
            [ScriptSource.OfExpression("a", "n => this + zzqqy"), ScriptSource.OfExpression("ok", "n => n"), ScriptSource.OfFile("b", "let x;", "f")],
            new Dictionary<string, ScriptFunction>(), ScriptLimits.SchemaDefaults);
        Assert.Null(library);
        Assert.Equal(["a", "a", "b"], faults.Select(fault => fault.Script));
    }

    [Theory]
    [InlineData("n => { let t = 0; for (const x of n) t += x; return t }")]
    [InlineData("(r, { a = 1, ...rest } = {}) => ({ ...r, a, rest })")]
    [InlineData("r => { r.seen = true; delete r.x; return r }")]
    [InlineData("r => { const m = new Map(); m.set(1, { n: 0 }); m.get(1).n++; return m.get(1).n }")]
    [InlineData("function fact(n) { return n <= 1 ? 1 : n * fact(n - 1) }")]
    [InlineData("s => { try { return JSON.parse(s) } catch { return null } }")]
    [InlineData("s => { switch (s) { case 'a': return 1; default: throw new Error('no') } }")]
    [InlineData("s => s?.a?.[0]?.b ?? 'x'")]
    [InlineData("s => /^[a-z]+(-\\d{2,4})?$/.test(s) && new Date(s).getTime() > 0")]
    [InlineData("s => { let a, b; [a, b] = s; ({ a, c: b } = s); return number(a) + b }")]
    [InlineData("s => { var i; for (i in s) if (i === 'k') continue; do { i = 1 } while (!i); return i }")]
    public void Ordinary_functions_pass(string text) => Assert.Empty(Check(ScriptSource.OfExpression("s", text)));

    [Fact]
    public void A_file_of_functions_and_constants_passes() => Assert.Empty(Check(ScriptSource.OfFile("s", """
        'use strict';
        const names = { a: ['x', -1, null, `t`], p: /^a+$/i };
        const twice = n => n * 2;
        function read(value) { return twice(names.a.length) + value; }
        """, "read")));

    private static IReadOnlyList<ScriptFault> Check(ScriptSource source) =>
        ScriptLibrary.Prepare([source], new Dictionary<string, ScriptFunction> { ["number"] = _ => default }, ScriptLimits.SchemaDefaults).Faults;

    private static void AssertFault(string text, string message) => Assert.Equal(message, Assert.Single(Check(ScriptSource.OfExpression("s", text))).Message);
}
