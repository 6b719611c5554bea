namespace Conformance;

/// <summary>How many cases ran, and the names of those that failed.</summary>
internal sealed class Tally
{
    private readonly List<string> _failures = [];

    public int Total { get; private set; }

    public IReadOnlyList<string> Failures => _failures;

    public int Passed => Total - _failures.Count;

    /// <summary>An empty run is not whole: a missing folder must not look like success.</summary>
    public bool IsWhole => Total > 0 && _failures.Count == 0;

    /// <summary>Counts one case. A crash counts as a failure, so that the rest still runs.</summary>
    public void Count(string caseName, Func<bool> passes)
    {
        Total++;
        try
        {
            if (!passes())
            {
                _failures.Add(caseName);
            }
        }
        catch (Exception crash)
        {
            _failures.Add($"{caseName} ({crash.GetType().Name}: {crash.Message})");
        }
    }

    public string Line(ISuite suite) => suite.Required
        ? $"{suite.Name}: {Passed}/{Total}"
        : $"{suite.Name}: {Passed} passed, {_failures.Count} failed";
}
