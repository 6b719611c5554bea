using CsCheck;

namespace Rezolve.Mapping.Tests.Expressions.Oracle;

/// <summary>Random expressions of one kind, so that operators and functions are mostly given what they take.</summary>
internal static class TypedGen
{
    /// <summary>Numbers.</summary>
    public static Gen<string> Numbers(int depth)
    {
        var leaf = Words("0", "1", "2", "3", "0.1", "0.25", "7.5", "100", "1e3", "0.00001", "4503599627370496", "record§.n", "record§.n", "record§.o§.n", "record§.l§.length");
        if (depth == 0)
            return leaf;
        var (number, text, boolean) = (Numbers(depth - 1), Texts(depth - 1), Booleans(depth - 1));
        return Gen.Frequency(
            (1, leaf),
            (4, from a in number from op in Words("+", "-", "*", "/", "%") from b in number select $"({a} {op} {b})"),
            (1, from a in number select $"-({a})"),
            (1, from a in text select $"({a})§.length"),
            (1, from c in boolean from a in number from b in number select $"({c} ? {a} : {b})"));
    }

    /// <summary>Texts.</summary>
    public static Gen<string> Texts(int depth)
    {
        var leaf = Words("''", "'a'", "'ab'", "'B'", "'0'", "'ä'", "'x y'", "`a`", "record§.s", "record§.s", "record§.l¤[0]", "record§.o§.s");
        if (depth == 0)
            return leaf;
        var (number, text, boolean) = (Numbers(depth - 1), Texts(depth - 1), Booleans(depth - 1));
        return Gen.Frequency(
            (1, leaf),
            (2, from a in text from b in text select $"({a} + {b})"),
            (2, from a in text from b in number from c in boolean select $"`{{${{{a}}}:${{{b}}}:${{{c}}}`"),
            (1, from a in text from b in number select $"(({a})¤[{b}] ?? 'none')"),
            (4, from a in text
                from b in text
                from call in Words(
                "lower({0})", "upper({0})", "trim({0})", "replace({0}, 'a', {1})", "padStart({0}, 4, {1})", "removePrefix({0}, {1})",
                "slice({0}, 1)", "slice({0}, -2, -1)", "slice({0}, 0, -1)", "json({0})", "(split({0}, {1})¤[1] ?? {0})")
                select Call(call, a, b)),
            (1, from c in boolean from a in text from b in text select $"({c} ? {a} : {b})"));
    }

    /// <summary>Booleans.</summary>
    public static Gen<string> Booleans(int depth)
    {
        var leaf = Words("true", "false", "record§.b", "(record§.x == null)", "(record§.s != null)");
        if (depth == 0)
            return leaf;
        var (number, text, boolean) = (Numbers(depth - 1), Texts(depth - 1), Booleans(depth - 1));
        var operators = Words("===", "!==", "<", "<=", ">", ">=");
        return Gen.Frequency(
            (1, leaf),
            (2, from a in number from op in operators from b in number select $"({a} {op} {b})"),
            (2, from a in text from op in operators from b in text select $"({a} {op} {b})"),
            (1, from a in boolean from op in Words("&&", "||", "===") from b in boolean select $"({a} {op} {b})"),
            (1, from a in Gen.OneOf(number, text, boolean) select $"!({a})"),
            (2, from a in text from b in text from call in Words("startsWith({0}, {1})", "endsWith({0}, {1})", "contains({0}, {1})", "contains(record§.l, {0})") select Call(call, a, b)));
    }

    /// <summary>One of some words.</summary>
    public static Gen<string> Words(params string[] words) => Gen.Int[0, words.Length - 1].Select(at => words[at]);

    /// <summary>A call with its arguments put in.</summary>
    public static string Call(string call, string a, string b) =>
        string.Format(System.Globalization.CultureInfo.InvariantCulture, call, a, b);
}
