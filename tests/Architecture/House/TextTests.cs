using System.Text.RegularExpressions;
using Architecture.Tree;

namespace Architecture.House;

/// <summary>Words and calls that have no place in the tree.</summary>
public sealed class TextTests
{
    [Fact]
    public void Nothing_is_left_for_later() => Violations.None(
        "Nothing is left for later in code.",
        Repository.Code.Where(file => !file.Path.StartsWith("tests/Architecture/", StringComparison.Ordinal)).SelectMany(file => file.FindInText(new Regex(@"\b(TODO|FIXME|HACK|XXX|NotImplementedException)\b"))));

    [Fact]
    public void The_engine_knows_no_vendor()
    {
        var names = new Regex(@"service-?now|zendesk|\bjira\b|atlassian|request.?tracker|bestpractical", RegexOptions.IgnoreCase);
        Violations.None(
            "No vendor's or product's name stands in engine/, comments included.",
            Repository.Files.Where(path => path.StartsWith("engine/", StringComparison.Ordinal))
                .Where(path => names.IsMatch(path) || names.IsMatch(File.ReadAllText(Repository.Full(path)))));
    }

    // The analyzer of banned symbols says the same while compiling; this holds where a suppression would silence it.
    [Fact]
    public void Clock_and_chance_are_arguments() => Violations.None(
        "Clock, chance and waiting come as arguments; only the edge of the process chooses them.",
        from file in Repository.Engine
        where file.Path is not ("engine/Rezolve.Mapping.Cli/Running/Terminal.cs")
        from place in file.Find(new Regex(@"\bDateTime(Offset)?\.(Utc)?Now\b|\bTimeProvider\.System\b|\bGuid\.NewGuid\b|\bRandom\.Shared\b|\bnew Random\(|\bThread\.Sleep\b|\bEnvironment\.TickCount|\bStopwatch\.StartNew\b|Environment\.GetEnvironmentVariable"))
        select place);

    [Fact]
    public void Suppressions_are_rare()
    {
        var lines = Repository.Engine.Sum(file => file.Lines);
        var found = Repository.Engine.SelectMany(file => file.FindInText(new Regex(@"#pragma warning disable|\[(assembly: )?SuppressMessage"))).ToList();
        Assert.True(found.Count * 1000 <= lines, $"{found.Count} suppressions in {lines} lines:\n  {string.Join("\n  ", found)}");
    }

    [Fact]
    public void Every_suppression_says_why() => Violations.None(
        "A suppression says why on its line.",
        Repository.Code.SelectMany(file => file.FindInText(new Regex(@"#pragma warning disable [\w, ]+$", RegexOptions.Multiline))));

    [Fact]
    public void No_project_silences_a_warning() => Violations.None(
        "NoWarn stands only in tests/Directory.Build.props.",
        Repository.Files.Where(path => path.EndsWith(".csproj", StringComparison.Ordinal) && File.ReadAllText(Repository.Full(path)).Contains("NoWarn", StringComparison.Ordinal)));

    [Fact]
    public void Nothing_prints_past_the_terminal() => Violations.None(
        "The libraries write to no console.",
        Repository.Engine.Where(file => !file.Path.StartsWith("engine/Rezolve.Mapping.Cli/", StringComparison.Ordinal)).SelectMany(file => file.Find(new Regex(@"\bConsole\.\w+"))));
}
