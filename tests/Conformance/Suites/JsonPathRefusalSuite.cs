using Rezolve.Json.Paths;

namespace Conformance.Suites;

/// <summary>RFC 9535: the selectors of the compliance suite that a parser must refuse.</summary>
internal sealed class JsonPathRefusalSuite : ISuite
{
    public string Name => "jsonpath refused selectors";

    public bool Required => true;

    public Tally Run(string suitesFolder)
    {
        var tally = new Tally();
        foreach (var test in JsonPathCases.Read(suitesFolder).Where(JsonPathCases.IsRefusal))
        {
            tally.Count(JsonPathCases.Name(test), () => !JsonPath.TryParse(JsonPathCases.Selector(test), out _, out _));
        }

        return tally;
    }
}
