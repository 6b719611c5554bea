using System.Text.RegularExpressions;
using Architecture.Tree;

namespace Architecture.House;

/// <summary>How tests are written.</summary>
public sealed class TestTreeTests
{
    // A wait without an end is cut off by the test itself; a wait of some milliseconds is a guess about a machine.
    private static readonly Regex RealTime = new(@"\bThread\.Sleep\b|\bSpinWait\.SpinUntil\b|\bTask\.Delay\((?!\s*(Timeout\.Infinite(TimeSpan)?|[^;]*(clock|time|provider)\w*\b))[^;]*", RegexOptions.IgnoreCase);

    [Fact]
    public void No_test_is_skipped_by_attribute() => Violations.None(
        "A test that cannot run here says why while it runs (Assert.Skip).",
        Repository.Tests.SelectMany(file => file.Find(new Regex(@"\bSkip\s*="))));

    [Fact]
    public void No_test_waits_in_real_time() => Violations.None(
        "Tests wait on a clock they drive, never in real time.",
        Repository.Tests.SelectMany(file => file.Find(RealTime)));

    [Fact]
    public void Tests_mirror_what_they_test() => Violations.None(
        "A folder of tests stands beside a project of the engine, or is one of the five that judge the whole.",
        Repository.Tests.Select(file => file.Path.Split('/')[1]).Distinct()
            .Where(folder => folder is not ("Architecture" or "Conformance" or "Connectors" or "EndToEnd" or "Rezolve.Mapping.Benchmarks"))
            .Where(folder => !folder.EndsWith(".Tests", StringComparison.Ordinal) || !Directory.Exists(Repository.Full($"engine/{folder[..^".Tests".Length]}"))));
}
