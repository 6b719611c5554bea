using Jint;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Expressions.Oracle;

/// <summary>What JavaScript itself gives for an expression; our functions are given to it in JavaScript.</summary>
internal sealed class JavaScript
{
    private const string Functions = """
        "use strict";
        const on = f => (x, ...more) => x == null ? undefined : f(x, ...more);
        const test = f => (x, ...more) => x == null ? false : f(x, ...more);
        const lower = on(s => s.toLowerCase()), upper = on(s => s.toUpperCase()), trim = on(s => s.trim());
        const startsWith = test((s, t) => s.startsWith(t)), endsWith = test((s, t) => s.endsWith(t));
        const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
        const contains = test((x, t) => Array.isArray(x) ? x.some(y => same(y, t)) : x.includes(t));
        const slice = on((x, from, to) => x.slice(from, to));
        const replace = on((s, find, with_) => s.replaceAll(find, () => with_));
        const split = on((s, separator) => s.split(separator));
        const padStart = on((s, n, c) => s.padStart(n, c));
        const isEmpty = x => x == null || x === "" || (typeof x === "object" && Object.values(x).every(y => y === undefined) && !(Array.isArray(x) && x.length));
        const nonEmpty = x => isEmpty(x) ? undefined : x;
        const flatten = on(x => x.flat());
        const removePrefix = on((s, t) => s.startsWith(t) ? s.slice(t.length) : s);
        const json = x => JSON.stringify(x);
        """;

    private readonly Engine _engine = new Engine().Execute(Functions);

    /// <summary>The value as JSON would carry it; undefined stays undefined.</summary>
    public Value Evaluate(string source, string record)
    {
        var result = _engine.Evaluate($"JSON.stringify((record => ({source}))({record}))");
        return result.IsUndefined() ? Value.Undefined : Slot.Json(result.AsString());
    }
}
