using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Cases;

/// <summary>What came of a case.</summary>
/// <param name="File">The case's file.</param>
/// <param name="Title">What it shows.</param>
/// <param name="Differences">Where what came out is not what was expected; empty for a passed case.</param>
internal sealed record CaseResult(string File, string Title, IReadOnlyList<CaseDifference> Differences)
{
    /// <summary>What came out, written as the expectation it would meet; undefined where the connector or the case is at fault.</summary>
    public Value Found { get; init; }

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

/// <summary>What a run of a case gives.</summary>
/// <param name="Differences">Where what came out is not what was expected.</param>
/// <param name="Found">What came out as an expectation; undefined where nothing did.</param>
internal sealed record CaseOutcome(IEnumerable<CaseDifference> Differences, Value Found = default);
