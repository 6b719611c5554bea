namespace Rezolve.Mapping.Diagnostics;

/// <summary>Collects the diagnostics of one run, so that all are reported at once.</summary>
internal sealed class DiagnosticBag
{
    private readonly List<Diagnostic> _all = [];

    /// <summary>Everything reported so far, errors and warnings, ordered by file and place.</summary>
    public IReadOnlyList<Diagnostic> All =>
        [.. _all.OrderBy(one => one.Place?.File, StringComparer.Ordinal).ThenBy(one => one.Place?.Line).ThenBy(one => one.Place?.Column)];

    /// <summary>How many were reported so far.</summary>
    public int Count => _all.Count;

    /// <summary>Whether anything reported forbids loading.</summary>
    public bool HasErrors => _all.Exists(one => one.Severity == Severity.Error);

    /// <summary>How many errors were reported.</summary>
    public int ErrorCount => _all.Count(one => one.Severity == Severity.Error);

    /// <summary>What was reported after so many others, in the order of reporting.</summary>
    public IReadOnlyList<Diagnostic> Since(int count) => _all[count..];

    /// <summary>Adds a diagnostic; the same one at the same place is kept once.</summary>
    public void Add(Diagnostic diagnostic)
    {
        if (!_all.Contains(diagnostic))
            _all.Add(diagnostic);
    }

    /// <summary>Adds a diagnostic of a rule.</summary>
    /// <param name="rule">The sort of mistake.</param>
    /// <param name="spot">Where, or null where it has no place in a file.</param>
    /// <param name="message">What is wrong here, in one sentence.</param>
    /// <param name="remedy">What to try here; the rule's own remedy where it is null.</param>
    /// <param name="didYouMean">The near miss, if any.</param>
    public void Report(DiagnosticRule rule, SourceSpot? spot, string message, string? remedy = null, string? didYouMean = null) =>
        Add(new Diagnostic
        {
            Code = rule.Code,
            Severity = rule.Severity,
            Message = message,
            Remedy = remedy ?? rule.Remedy,
            DidYouMean = didYouMean,
            Place = spot?.Place,
            Excerpt = spot?.Excerpt,
        });
}
