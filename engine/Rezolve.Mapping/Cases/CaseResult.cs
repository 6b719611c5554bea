namespace Rezolve.Mapping.Cases;

/// <summary>What came of a case.</summary>
/// <param name="File">The case's file.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Differences">Where what came out is not what was expected; empty for a passed case.</param>
internal sealed record CaseResult(string File, string Title, IReadOnlyList<CaseDifference> Differences)
{
    /// <summary>Whether all came out as expected.</summary>
    public bool Passed => Differences.Count == 0;
}

/// <summary>One difference.</summary>
/// <param name="What">Where: a pointer into the expectation, or the request's number.</param>
/// <param name="Expected">What was expected, JSON.</param>
/// <param name="Actual">What came out, JSON.</param>
internal sealed record CaseDifference(string What, string Expected, string Actual)
{
    /// <summary>One line.</summary>
    public override string ToString() => $"{What}: expected {Expected}, found {Actual}";
}
