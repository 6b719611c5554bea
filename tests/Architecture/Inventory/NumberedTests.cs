using System.Globalization;
using System.Text.RegularExpressions;
using Architecture.Tree;

namespace Architecture.Inventory;

/// <summary>The tests that bear a number of the design: <c>C4_…</c> of a known failure, <c>K7_…</c> of a point at which a process may end.</summary>
internal static partial class NumberedTests
{
    /// <summary>The names of the tests with a number, in order.</summary>
    /// <param name="letter">The letter of the numbers.</param>
    public static ILookup<int, string> Of(char letter) => Repository.Tests
        .SelectMany(file => Named(file, letter).Concat(Gates(file, letter)))
        .Distinct().OrderBy(one => one.Test, StringComparer.Ordinal)
        .ToLookup(one => one.Number, one => one.Test);

    private static IEnumerable<(int Number, string Test)> Named(SourceFile file, char letter) =>
        from method in Method().Matches(file.Text)
        from word in method.Groups["name"].Value.Split('_').TakeWhile(word => IsNumber().IsMatch(word))
        where word[0] == letter
        select (Number(word), $"{ClassOf(file)}.{method.Groups["name"].Value}");

    // The points at which a real process is killed are data of one test.
    private static IEnumerable<(int Number, string Test)> Gates(SourceFile file, char letter) =>
        from gate in Gate().Matches(file.Text)
        where gate.Groups["number"].Value[0] == letter
        select (Number(gate.Groups["number"].Value), $"{ClassOf(file)}: {gate.Groups["name"].Value}");

    private static string ClassOf(SourceFile file) => Path.GetFileNameWithoutExtension(file.Path);

    private static int Number(string word) => int.Parse(word.AsSpan(1), CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\b(?:void|Task)\s+(?<name>[A-Z]\d+_\w+)\s*\(", RegexOptions.ExplicitCapture)]
    private static partial Regex Method();

    [GeneratedRegex(@"^[A-Z]\d+$", RegexOptions.ExplicitCapture)]
    private static partial Regex IsNumber();

    [GeneratedRegex("new\\(\"(?<name>(?<number>K\\d+) [^\"]+)\", (Kill|Store)Stage", RegexOptions.ExplicitCapture)]
    private static partial Regex Gate();
}
