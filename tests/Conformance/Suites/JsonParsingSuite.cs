using Rezolve.Json.Reading;

namespace Conformance.Suites;

/// <summary>JSONTestSuite: the files of one prefix, read strictly.</summary>
/// <param name="name">The words before the colon.</param>
/// <param name="prefix">The prefix of the file names: <c>y_</c>, <c>n_</c> or <c>i_</c>.</param>
/// <param name="expected">Whether the files must be accepted; null where either answer will do if it comes without a crash.</param>
internal sealed class JsonParsingSuite(string name, string prefix, bool? expected) : ISuite
{
    private static readonly JsonLimits Limits = new(1_000_000, 64);

    public string Name => name;

    public bool Required => expected is not null;

    public Tally Run(string suitesFolder)
    {
        var tally = new Tally();
        foreach (var file in Directory.GetFiles(Path.Combine(suitesFolder, "json-test-suite", "test_parsing"), prefix + "*.json").Order())
        {
            tally.Count(Path.GetFileName(file), () => Holds(File.ReadAllBytes(file)));
        }
        return tally;
    }

    private bool Holds(byte[] bytes)
    {
        var (document, check) = JsonReading.ReadDocument(bytes, JsonReadingMode.Strict, Limits);
        using (document)
        {
            return check.IsOk == document is not null && (expected is null || check.IsOk == expected);
        }
    }
}
