using CsCheck;

namespace Rezolve.Mapping.Tests.Expressions.Oracle;

/// <summary>
/// Random expressions of the subset and random records for them. In what is generated <c>§</c> stands where our language writes nothing
/// and JavaScript has to write <c>?</c> for the same meaning, and <c>¤</c> where ours writes nothing and JavaScript <c>?.</c>.
/// </summary>
internal static class ExpressionGen
{
    private static readonly Gen<string> Names = TypedGen.Words("a", "b", "c", "a", "b", "c", "d", "length");
    private static readonly Gen<string> Numbers = TypedGen.Words("0", "1", "2", "3", "-1", "0.1", "0.25", "7.5", "100", "1e3", "0.00001", "4503599627370496");
    private static readonly Gen<string> Texts = TypedGen.Words("''", "'a'", "'b'", "'ab'", "'B'", "'0'", "'ä'", "'x y'", "'10'", "`a`");
    private static readonly Gen<string> Constants = Gen.OneOf(Numbers, Texts, TypedGen.Words("true", "false", "null", "undefined"));

    private static readonly Gen<string> Chains =
        from names in Names.List[0, 3]
        select "record" + string.Concat(names.Select(name => "§." + name));

    /// <summary>An expression of a depth, with the marks in it.</summary>
    public static Gen<string> Expressions(int depth)
    {
        if (depth == 0)
            return Gen.Frequency((2, Constants), (3, Chains));
        var typed = Gen.OneOf(TypedGen.Numbers(depth), TypedGen.Texts(depth), TypedGen.Booleans(depth));
        var part = Expressions(depth - 1);
        return Gen.Frequency(
            (1, Constants),
            (2, Chains),
            (8, typed),
            (3, Binary(part)),
            (2, from a in part from op in TypedGen.Words("&&", "||", "??") from b in part select $"(({a}) {op} ({b}))"),
            (2, from a in part from b in part from c in part select $"({a} ? {b} : {c})"),
            (1, from a in part from op in TypedGen.Words("!", "-") select $"{op}({a})"),
            (2, from a in part from name in Names select $"({a})§.{name}"),
            (2, from a in part from key in part select $"({a})¤[{key}]"),
            (1, from a in part from b in part select $"`x${{{a}}}y${{{b}}}`"),
            (1, from items in Item(part).List[0, 3] select $"[{string.Join(", ", items)}]"),
            (2, from members in Member(part).List[0, 3] select $"({{ {string.Join(", ", members)} }})"),
            (3, Call(part)));
    }

    /// <summary>The record an expression reads.</summary>
    public static Gen<string> Records(int depth)
    {
        var scalar = TypedGen.Words("null", "true", "false", "0", "1", "2.5", "-3", "\"\"", "\"a\"", "\"ab\"", "\"10\"", "\"x y\"");
        if (depth == 0)
            return scalar;
        var part = Records(depth - 1);
        return Gen.Frequency(
            (2, scalar),
            (1, from items in part.List[0, 3] select $"[{string.Join(",", items)}]"),
            (2, Objects(part)));
    }

    /// <summary>An object whose members are made of parts.</summary>
    public static Gen<string> Objects(Gen<string> part) =>
        from a in part from b in part from c in part select $$"""{"a":{{a}},"b":{{b}},"c":{{c}}}""";

    /// <summary>A record: some members that may be anything, and some of known kinds.</summary>
    public static Gen<string> Records() =>
        from any in Objects(Records(2))
        from n in TypedGen.Words("0", "1", "2.5", "-3", "17", "100", "123456789")
        from s in TypedGen.Words("\"\"", "\"a\"", "\"banana\"", "\" Ab \"", "\"10\"", "\"ä\"")
        from b in TypedGen.Words("true", "false")
        select $$"""{{any[..^1]}},"n":{{n}},"s":{{s}},"b":{{b}},"l":["a","banana","c"],"o":{"n":{{n}},"s":{{s}} } }""";

    private static Gen<string> Binary(Gen<string> part) =>
        from a in part
        from op in TypedGen.Words("===", "!==", "<", "<=", ">", ">=", "+", "+", "-", "*", "/", "%")
        from b in part
        from against in Gen.Int[0, 9]
        select against > 0 ? $"(({a}) {op} ({b}))" : $"(({a}) {(op == "===" ? "==" : "!=")} null)";

    private static Gen<string> Item(Gen<string> part) =>
        from spread in Gen.Int[0, 2] from value in part select spread == 0 ? $"...(({value}) ?? [])" : value;

    private static Gen<string> Member(Gen<string> part) =>
        from form in Gen.Int[0, 3]
        from name in TypedGen.Words("a", "b", "'x y'", "d", "7")
        from value in part
        from key in part
        select form switch { 0 => $"...({value})", 1 => $"[{key}]: {value}", _ => $"{name}: {value}" };

    private static Gen<string> Call(Gen<string> part) =>
        from a in part
        from b in part
        from call in TypedGen.Words(
            "lower({0})", "upper({0})", "trim({0})", "startsWith({0}, {1})", "endsWith({0}, {1})", "contains({0}, {1})", "slice({0}, 1)", "slice({0}, -2, -1)",
            "replace({0}, 'a', {1})", "split({0}, {1})", "padStart({0}, 4, {1})", "isEmpty({0})", "nonEmpty({0})", "flatten({0})", "removePrefix({0}, {1})", "json({0})")
        select TypedGen.Call(call, a, b);
}
