using Jint;

namespace Rezolve.Mapping.Tests.Scripting;

/// <summary>Built-ins that a realm replaces mean what JavaScript means: the same expression in an untouched interpreter gives the same.</summary>
public sealed class ScriptBuiltInTests
{
    [Theory]
    [InlineData("'ab'.repeat(3) + 'x'.repeat(0)")]
    [InlineData("['5'.padStart(3, '0'), '5'.padEnd(3), 'abc'.padStart(2), 'a'.padEnd(5, 'xy')]")]
    [InlineData("['a.b.c'.replace('.', '-'), 'a.b.c'.replaceAll('.', '-'), 'a.b'.replace('x', 'y')]")]
    [InlineData("'John Smith'.replace(/(\\w+)\\s(\\w+)/, '$2, $1')")]
    [InlineData("'aXbXc'.replace(/x/gi, '[$&]')")]
    [InlineData("'abc'.replace(/(b)(z)?/, '<$1|$2|$3|$0|$$>')")]
    [InlineData("'2026-05'.replace(/(?<y>\\d+)-(?<m>\\d+)/, '$<m>/$<y>')")]
    [InlineData("'abcdefghijkl'.replace(/(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)(k)/, '$11-$10-$1')")]
    [InlineData("'cost'.replace('cost', '$5 $a $')")]
    [InlineData("'aaa'.replace(/a/g, (m, at, all) => m + at + all.length)")]
    [InlineData("'a1b22'.replaceAll(/\\d+/g, n => `<${n}>`)")]
    [InlineData("'abc'.replace('b', x => x.toUpperCase())")]
    [InlineData("'a1b22c'.match(/\\d+/g)")]
    [InlineData("'abc'.match(/\\d+/g)")]
    [InlineData("[...'abc'.match(/b(c)/)]")]
    [InlineData("'abc'.match(/x/)")]
    [InlineData("'aba'.match(/a*/g)")]
    [InlineData("'😀a'.match(/(?:)/gu).length")]
    [InlineData("[...'a1b2'.matchAll(/([a-z])(\\d)/g)].map(m => m[1] + m[2] + m.index)")]
    [InlineData("'a, b,c'.split(/,\\s*/)")]
    [InlineData("'a1b2c'.split(/(\\d)/)")]
    [InlineData("'abc'.split(/(?:)/)")]
    [InlineData("''.split(/x/)")]
    [InlineData("''.split(/(?:)/)")]
    [InlineData("'abc'.split(/b|$/)")]
    [InlineData("'xaxbx'.split(/x/)")]
    [InlineData("'a,b,c'.split(/,/, 2)")]
    [InlineData("'a,b,c'.split(',', 2)")]
    [InlineData("'abc'.split('')")]
    [InlineData("'aab'.split(/a*?/)")]
    [InlineData("'aab'.split(/a*/)")]
    [InlineData("'A<B>bold</B>and<CODE>coded</CODE>'.split(/<(\\/)?([^<>]+)>/).map(x => x ?? null)")]
    [InlineData("'ab'.concat('c', 1, null)")]
    [InlineData("['b', 'a', undefined, 'c', 10, 9].sort().map(x => x ?? null)")]
    [InlineData("[3, 1, 2].sort((a, b) => b - a).concat([10, 9, 1].toSorted(), ['é', 'e', 'f'].sort())")]
    [InlineData("[1, [2, [3, [4]]]].flat().length + [1, [2, [3, [4]]]].flat(Infinity).join('-')")]
    [InlineData("[1].concat(2, [3, [4]]).length")]
    [InlineData("[1, null, undefined, [2, [3]], 'x'].join(';') + [] + [[]] + [1, 2]")]
    [InlineData("[[1, 2].includes(2), [1, 2].indexOf(2), [NaN].includes(NaN), [1, 2, 1].lastIndexOf(1), [1, 2, 1].indexOf(1, 1), [1, 2, 1].lastIndexOf(1, -2)]")]
    [InlineData("['1', '2', '3'].map(Number).concat(['a', ''].filter(Boolean))")]
    [InlineData("[1, 2, 3].reduce((p, c) => p + c) + [1, 2].reduceRight((p, c) => p + c, 'x')")]
    [InlineData("[[1, 2, 3].find(x => x > 1), [1, 2].findLast(x => x < 2), [1].every(x => x), [0].some(x => x), [1, 2].findIndex(x => x === 2)]")]
    [InlineData("Array.from({ length: 3 }, (_, i) => i * 2).concat(Array.from('ab'), Array.from(new Set([1, 1])))")]
    [InlineData("[Math.max(), Math.max(1, '3', 2), Math.min(4, 2), Math.hypot(3, 4)].map(String)")]
    [InlineData("Date.UTC(2026, 4, 1)")]
    [InlineData("String.fromCharCode(72, 105) + String.fromCodePoint(233)")]
    [InlineData("[...new Map([['a', 1], ['b', 2]])].concat([...new Set([1, 1, 2])], new Map().size)")]
    [InlineData("[new Set('aab').size, new Map([[1, 2]]).get(1), new Set([1]) instanceof Set, new Map() instanceof Map]")]
    [InlineData("Object.fromEntries([['a', 1], ['b', [2]]])")]
    [InlineData("Object.fromEntries(new Map([['x', 1]]))")]
    [InlineData("Object.groupBy([1, 2, 3], n => n % 2 ? 'odd' : 'even')")]
    [InlineData("[...Map.groupBy([1, 2, 3], n => n % 2)].length")]
    [InlineData("JSON.stringify({ a: [1, 'x', null, true], b: undefined, c: { d: 1.5 } })")]
    [InlineData("JSON.parse('{\"a\":[1,2]}', (k, v) => Array.isArray(v) ? v.length : v)")]
    [InlineData("new Date('2026-05-01T10:00:00Z').getTime() + new Date(2026, 0, 31).getMonth()")]
    [InlineData("[1.005.toFixed(2), (255).toString(16), Number('0x1f'), parseInt('12px'), parseFloat('1.5e2x')]")]
    [InlineData("(({ a, ...rest }, [b = 2, ...more]) => ({ a, rest, b, more }))({ a: 1, c: 3 }, [undefined, 4, 5])")]
    public void A_replaced_built_in_means_the_same(string expression)
    {
        using var plain = new Engine();
        var expected = plain.Evaluate($"JSON.stringify({expression})").AsString();
        var actual = ScriptBench.Call($"() => ({expression})").ToString();
        Assert.Equal(expected, actual);
    }

    [Theory]
    [InlineData("'a'.replace('a', '$`')", "$` and $' are not available: use a function as the replacement")]
    [InlineData("'a'.matchAll(/a/)", "matchAll takes a pattern with the flag g")]
    [InlineData("JSON.stringify({}, null, 2)", "JSON.stringify takes one value here: no replacer and no indentation")]
    public void What_a_replaced_built_in_leaves_out_it_says(string expression, string message) =>
        Assert.EndsWith(": " + message, ScriptBench.Call($"() => {expression}").Text, StringComparison.Ordinal);
}
