using System.Globalization;
using System.Text;
using CsCheck;
using Rezolve.Json.Paths;

namespace Rezolve.Json.Tests.Paths.Regexps;

/// <summary>Random classes, against asking each code point by itself.</summary>
public sealed class CodePointClassTests
{
    private static readonly int[] Edges =
    [
        0x20, 0x41, 0x5A, 0x61, 0x7A, 0x7F, 0x3FF, 0x400, 0xD7FF, 0xE000, 0xFFFD, 0xFFFF, 0x10000, 0x10001, 0x103FF, 0x10400, 0x107FF,
        0x10800, 0x1D400, 0x1F5FF, 0x1F600, 0x1F64F, 0x1F7FF, 0x1F800, 0x10FBFF, 0x10FC00, 0x10FFFE, 0x10FFFF,
    ];

    private static readonly Gen<(int First, int Last)> Range = Gen.Select(
        Gen.Int[0, Edges.Length - 1],
        Gen.Int[0, Edges.Length - 1],
        (a, b) => (Edges[Math.Min(a, b)], Edges[Math.Max(a, b)]));

    [Fact]
    public void A_class_holds_exactly_its_ranges()
    {
        foreach (var (negated, ranges) in Gen.Select(Gen.Bool, Range.Array[1, 4]).Array[150].Single(_ => true, "0000KOIPe036"))
        {
            var pattern = (negated ? "[^" : "[") + string.Concat(ranges.Select(range => Written(range.First) + "-" + Written(range.Last))) + "]";
            Assert.True(IRegexp.TryCompile(pattern, anchored: true, out var regex, out var fault), fault);
            foreach (var codePoint in Edges.SelectMany(edge => new[] { edge - 1, edge, edge + 1 }).Where(Rune.IsValid))
            {
                var expected = negated != ranges.Any(range => range.First <= codePoint && codePoint <= range.Last);
                Assert.True(expected == regex.IsMatch(char.ConvertFromUtf32(codePoint)), $"{pattern} and U+{codePoint:X4}");
            }
        }
    }

    [Theory]
    [InlineData("Lu", UnicodeCategory.UppercaseLetter)]
    [InlineData("Nd", UnicodeCategory.DecimalDigitNumber)]
    [InlineData("Zs", UnicodeCategory.SpaceSeparator)]
    [InlineData("Sm", UnicodeCategory.MathSymbol)]
    [InlineData("Co", UnicodeCategory.PrivateUse)]
    public void A_category_holds_exactly_its_code_points(string name, UnicodeCategory category)
    {
        Assert.True(IRegexp.TryCompile($@"\p{{{name}}}", anchored: true, out var inside, out _));
        Assert.True(IRegexp.TryCompile($@"\P{{{name}}}", anchored: true, out var outside, out _));
        for (var codePoint = 0; codePoint <= 0x10FFFF; codePoint += codePoint < 0x1000 ? 1 : 37)
        {
            if (Rune.IsValid(codePoint))
            {
                var text = char.ConvertFromUtf32(codePoint);
                var expected = CharUnicodeInfo.GetUnicodeCategory(codePoint) == category;
                Assert.True(expected == inside.IsMatch(text) && expected != outside.IsMatch(text), $"{name} and U+{codePoint:X4}");
            }
        }
    }

    private static string Written(int codePoint) => char.ConvertFromUtf32(codePoint);
}
