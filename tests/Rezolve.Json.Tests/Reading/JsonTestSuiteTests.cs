using Rezolve.Json.Reading;

namespace Rezolve.Json.Tests.Reading;

public sealed class JsonTestSuiteTests
{
    private static readonly JsonLimits Limits = new(1_000_000, 64);

    private static List<string> Failures(string prefix, int expectedCount, Func<byte[], bool> holds)
    {
        var files = Directory.GetFiles(Path.Combine(SuiteFolder.Find("json-test-suite"), "test_parsing"), prefix + "*.json");
        Assert.Equal(expectedCount, files.Length);
        return [.. files.Where(file => !holds(File.ReadAllBytes(file))).Select(file => Path.GetFileName(file))];
    }

    [Fact]
    public void What_must_parse_parses() =>
        Assert.Empty(Failures("y_", 95, bytes => JsonReading.Check(bytes, JsonReadingMode.Strict, Limits).IsOk));

    [Fact]
    public void What_must_be_refused_is_refused() =>
        Assert.Empty(Failures("n_", 188, bytes => !JsonReading.Check(bytes, JsonReadingMode.Strict, Limits).IsOk));

    [Fact]
    public void What_is_accepted_can_be_read_as_a_document() =>
        Assert.Empty(Failures("y_", 95, bytes => JsonReading.ReadDocument(bytes, JsonReadingMode.Answer, Limits).Document is not null));

    [Theory]
    [InlineData("y_", 95)]
    [InlineData("n_", 188)]
    [InlineData("i_", 35)]
    public void No_file_crashes_any_mode(string prefix, int count) => Assert.Empty(Failures(prefix, count, bytes =>
    {
        var strict = JsonReading.ReadDocument(bytes, JsonReadingMode.Strict, Limits);
        var answer = JsonReading.ReadDocument(bytes, JsonReadingMode.Answer, Limits);
        var authored = AuthoredJson.Parse(bytes, Limits);
        return (strict.Check.IsOk == strict.Document is not null) && (answer.Check.IsOk == answer.Document is not null)
            && (authored.Root is not null || authored.Faults.Count > 0);
    }));

    [Fact]
    public void Authored_reading_accepts_what_must_parse_but_for_duplicate_keys() => Assert.Empty(Failures("y_", 95, bytes =>
        AuthoredJson.Parse(bytes, Limits) is { Root: not null } document
        && document.Faults.All(fault => fault.Kind == JsonFaultKind.DuplicateKey)));
}
