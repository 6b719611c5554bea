using Rezolve.Json.Schema.Patterns;

namespace Rezolve.Json.Tests.Schema;

public sealed class PatternTests
{
    private static bool IsMatch(string pattern, string text)
    {
        var regex = EcmaPattern.TryCompile(pattern, TimeSpan.FromSeconds(1), out var problem);
        Assert.True(regex is not null, problem);
        return regex.IsMatch(text);
    }

    [Theory]
    [InlineData(@"^\d+$", "12", true)]
    [InlineData(@"^\d+$", "߀", false)]
    [InlineData(@"^\w$", "é", false)]
    [InlineData(@"^\W$", "é", true)]
    [InlineData(@"^\s$", "\uFEFF", true)]
    [InlineData(@"^\S$", "\u2029", false)]
    [InlineData(@"^[\d\s]+$", "1 2", true)]
    [InlineData(@"^[^\d\s]+$", "a1", false)]
    [InlineData(@"^[\D]$", "5", false)]
    [InlineData("^a$", "a\n", false)]
    [InlineData("^.$", "\n", false)]
    [InlineData("^.$", "\r", false)]
    [InlineData("^.$", "😀", true)]
    [InlineData("^😀{2}$", "😀😀", true)]
    [InlineData("^[😀-😎]$", "😁", true)]
    [InlineData("^[😀-😎]$", "🐲", false)]
    [InlineData("^[^😀]$", "😁", true)]
    [InlineData("^[^😀]$", "😀", false)]
    [InlineData(@"^\u{1F600}$", "😀", true)]
    [InlineData(@"^\u0041\x42\cA$", "AB\u0001", true)]
    [InlineData(@"^\p{L}+$", "école", true)]
    [InlineData(@"^\P{Letter}+$", "123", true)]
    [InlineData(@"^\p{Lu}\p{gc=Ll}$", "Éa", true)]
    [InlineData(@"^[\p{Nd}-]+$", "1-2", true)]
    [InlineData(@"^\p{Script=Greek}$", "λ", true)]
    [InlineData("^[]$", "", false)]
    [InlineData("^[^]$", "x", true)]
    [InlineData("[[]", "[", true)]
    [InlineData("^[a-z-[aeiou]]$", "a]", true)]
    [InlineData("^[a-]$", "-", true)]
    [InlineData(@"^[\w-.]+$", "a-.b", true)]
    [InlineData(@"^[\b]$", "\b", true)]
    [InlineData(@"\bfoo\b", "a foo b", true)]
    [InlineData(@"\bfoo\b", "éfoo", true)]
    [InlineData("^(?<a>x)\\k<a>$", "xx", true)]
    [InlineData("^(x)\\1$", "xx", true)]
    [InlineData("(?<=a)b(?!c)", "abd", true)]
    [InlineData(@"^\/\-\.$", "/-.", true)]
    [InlineData("a#b c", "a#b c", true)]
    [InlineData("^(?:ab){2,3}?$", "abab", true)]
    public void Patterns_mean_what_ecma_says(string pattern, string text, bool expected) => Assert.Equal(expected, IsMatch(pattern, text));

    [Theory]
    [InlineData("(", "a ) is missing")]
    [InlineData("a)", "a ( is missing")]
    [InlineData("[a", "a ] is missing")]
    [InlineData("[\\", "a ] is missing")]
    [InlineData("a\\", "it ends with a backslash")]
    [InlineData("*a", "a repeat has nothing to repeat")]
    [InlineData("a{3,2}", "a repeat has its greater number first")]
    [InlineData("(?i)a", "it has a group of a kind that ECMA-262 does not know")]
    [InlineData("(?>a)", "it has a group of a kind that ECMA-262 does not know")]
    [InlineData(@"\a", @"\a is not an escape of ECMA-262")]
    [InlineData(@"\x4", @"\x is not an escape of ECMA-262")]
    [InlineData(@"\u{110000}", @"\u is not an escape of ECMA-262")]
    [InlineData(@"\p{Klingon}", @"the property \p{Klingon} is not known here")]
    [InlineData(@"\pL", @"the property \p{} is not known here")]
    [InlineData("[z-a]", "a range of characters runs backwards")]
    [InlineData(@"(a)\2", "it refers to a group that does not exist")]
    public void What_is_wrong_is_told(string pattern, string expected)
    {
        Assert.Null(EcmaPattern.TryCompile(pattern, TimeSpan.FromSeconds(1), out var problem));
        Assert.Equal(expected, problem);
    }
}
