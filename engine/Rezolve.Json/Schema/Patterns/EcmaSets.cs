using System.Collections.Frozen;

namespace Rezolve.Json.Schema.Patterns;

/// <summary>The character sets of ECMA-262, as the inside of a .NET class.</summary>
internal static class EcmaSets
{
    public const string Boundary = $"(?:(?<=[{Word}])(?![{Word}])|(?<![{Word}])(?=[{Word}]))";
    public const string NoBoundary = $"(?:(?<=[{Word}])(?=[{Word}])|(?<![{Word}])(?![{Word}]))";
    private const string Word = "0-9A-Z_a-z";

    private const string LongNames = """
        Letter L, Cased_Letter LC, Uppercase_Letter Lu, Lowercase_Letter Ll, Titlecase_Letter Lt, Modifier_Letter Lm,
        Other_Letter Lo, Mark M, Combining_Mark M, Nonspacing_Mark Mn, Spacing_Mark Mc, Enclosing_Mark Me, Number N,
        Decimal_Number Nd, digit Nd, Letter_Number Nl, Other_Number No, Punctuation P, punct P, Connector_Punctuation Pc,
        Dash_Punctuation Pd, Open_Punctuation Ps, Close_Punctuation Pe, Initial_Punctuation Pi, Final_Punctuation Pf,
        Other_Punctuation Po, Symbol S, Math_Symbol Sm, Currency_Symbol Sc, Modifier_Symbol Sk, Other_Symbol So, Separator Z,
        Space_Separator Zs, Line_Separator Zl, Paragraph_Separator Zp, Other C, Control Cc, cntrl Cc, Format Cf, Surrogate Cs,
        Private_Use Co, Unassigned Cn
        """;

    // The long names of general categories, and the short ones .NET knows.
    private static readonly FrozenDictionary<string, string> Categories = LongNames
        .Split([',', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(pair => pair.Split(' '))
        .ToFrozenDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, (string In, string Out)> Others = new Dictionary<string, (string, string)>
    {
        ["LC"] = (@"\p{Lu}\p{Ll}\p{Lt}", @"\p{Lm}\p{Lo}\p{M}\p{N}\p{P}\p{S}\p{Z}\p{C}"),
        ["ASCII"] = (@"\u0000-\u007F", @"\u0080-\uFFFF"),
        ["Any"] = (@"\u0000-\uFFFF", ""),
        ["Alphabetic"] = (@"\p{L}\p{Nl}", @"\p{M}\p{Nd}\p{No}\p{P}\p{S}\p{Z}\p{C}"),
        ["Uppercase"] = (@"\p{Lu}", @"\P{Lu}"),
        ["Lowercase"] = (@"\p{Ll}", @"\P{Ll}"),
        ["White_Space"] = (@"\s", @"\S"),
        ["Script=Latin"] = (
            @"A-Za-z\u00AA\u00BA\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u02B8\u1E00-\u1EFF",
            @"\u0000-@\[-`\{-\u00A9\u00AB-\u00B9\u00BB-\u00BF\u00D7\u00F7\u02B9-\u1DFF\u1F00-\uFFFF"),
        ["Script=Greek"] = (
            @"\u0370-\u0373\u0375-\u0377\u037A-\u037D\u037F\u0384\u0386\u0388-\u03E1\u03F0-\u03FF\u1F00-\u1FFE",
            @"\u0000-\u036F\u0374\u0378\u0379\u037E\u0380-\u0383\u0385\u0387\u03E2-\u03EF\u0400-\u1EFF\u1FFF-\uFFFF"),
        ["Script=Cyrillic"] = (
            @"\u0400-\u052F\u1C80-\u1C88\u1D2B\u1D78\u2DE0-\u2DFF\uA640-\uA69F",
            @"\u0000-\u03FF\u0530-\u1C7F\u1C89-\u1D2A\u1D2C-\u1D77\u1D79-\u2DDF\u2E00-\uA63F\uA6A0-\uFFFF"),
    }.ToFrozenDictionary();

    /// <summary>The set of <c>\d \D \w \W \s \S</c>; null for any other letter.</summary>
    public static string? OfEscape(char code) => code switch
    {
        'd' => "0-9",
        'D' => @"\u0000-/:-\uFFFF",
        'w' => Word,
        'W' => @"\u0000-/:-@\[-\^`\{-\uFFFF",
        's' => @"\u0009-\u000D\u0020\u00A0\u1680\u2000-\u200A\u2028\u2029\u202F\u205F\u3000\uFEFF",
        'S' => @"\u0000-\u0008\u000E-\u001F\u0021-\u009F\u00A1-\u167F\u1681-\u1FFF\u200B-\u2027\u202A-\u202E"
            + @"\u2030-\u205E\u2060-\u2FFF\u3001-\uFEFE\uFF00-\uFFFF",
        _ => null,
    };

    /// <summary>The set of a Unicode property; null if it is not known here.</summary>
    public static string? OfProperty(string name, bool isNegated)
    {
        foreach (var prefix in (string[])["General_Category=", "gc="])
        {
            if (name.StartsWith(prefix, StringComparison.Ordinal)) name = name[prefix.Length..];
        }
        if (name.StartsWith("sc=", StringComparison.Ordinal)) name = "Script=" + name[3..];
        name = Categories.GetValueOrDefault(name, name);
        if (Others.TryGetValue(name, out var other)) return isNegated && other.Out.Length == 0 ? null : isNegated ? other.Out : other.In;
        return Categories.Values.Contains(name) ? $@"\{(isNegated ? 'P' : 'p')}{{{name}}}" : null;
    }
}
