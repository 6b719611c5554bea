using System.Text.RegularExpressions;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Tests.Fixtures;

namespace Rezolve.Mapping.Tests.Diagnostics;

public sealed partial class DiagnosticCatalogTests
{
    private static readonly Lazy<HashSet<string>> Exercised = new(() =>
        [.. TestFiles().SelectMany(file => Code().Matches(File.ReadAllText(file)).Select(match => match.Value))]);

    public static TheoryData<string> Codes => [.. DiagnosticCatalog.All.Select(rule => rule.Code)];

    [Fact]
    public void Codes_ascend_and_none_stands_twice()
    {
        var codes = DiagnosticCatalog.All.Select(rule => rule.Code).ToList();

        Assert.Equal(codes.Distinct().Order(StringComparer.Ordinal), codes);
        Assert.All(codes, code => Assert.Matches(@"^RZ\d{4}$", code));
        Assert.Equal(DiagnosticCatalog.All.Count, DiagnosticCatalog.All.DistinctBy(rule => rule.Title).Count());
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_rule_explains_itself(string code)
    {
        var rule = DiagnosticCatalog.Find(code.ToLowerInvariant())!;

        Assert.Same(rule, DiagnosticCatalog.Find(code));
        Assert.InRange(rule.Title.Length, 4, 40);
        Assert.DoesNotMatch(@"[.!]$", rule.Title);
        Assert.InRange(rule.Explanation.Length, 40, 300);
        Assert.EndsWith(".", rule.Explanation, StringComparison.Ordinal);
        Assert.InRange(rule.Remedy.Length, 8, 200);
        Assert.NotEqual(rule.Explanation, rule.Remedy);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_rule_is_exercised_by_a_test(string code) =>
        Assert.True(Exercised.Value.Contains(code), $"No test expects {code}. Put a mistake into tests/Rezolve.Mapping.Tests/Compilation/Wrong.");

    [Fact]
    public void No_test_expects_a_code_that_is_not_in_the_catalogue() =>
        Assert.Empty(Exercised.Value.Where(code => DiagnosticCatalog.Find(code) is null).Except(["RZ9999", "RZ0000"]));

    [Fact]
    public void Without_a_rule_of_that_code_there_is_none() => Assert.Null(DiagnosticCatalog.Find("RZ0000"));

    private static IEnumerable<string> TestFiles() => Directory.GetFiles(Repository.PathOf("tests"), "*.*", SearchOption.AllDirectories)
        .Where(path => path.EndsWith("Tests.cs", StringComparison.Ordinal) || (path.EndsWith(".txt", StringComparison.Ordinal) && path.Contains("Wrong", StringComparison.Ordinal)))
        .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            && !path.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    [GeneratedRegex(@"\bRZ\d{4}\b")]
    private static partial Regex Code();
}
