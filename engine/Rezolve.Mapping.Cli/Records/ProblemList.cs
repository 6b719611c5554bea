using Rezolve.Mapping.Diagnostics;

namespace Rezolve.Mapping.Cli.Records;

/// <summary>The first problems in full, and how many there are: a million records with the same fault must not fill the memory.</summary>
/// <param name="most">How many are kept.</param>
internal sealed class ProblemList(int most)
{
    private readonly List<Diagnostic> _kept = [];

    /// <summary>The first ones.</summary>
    public IReadOnlyList<Diagnostic> Kept => _kept;

    /// <summary>How many there are.</summary>
    public long Count { get; private set; }

    /// <summary>Adds a problem.</summary>
    /// <param name="rule">Its sort.</param>
    /// <param name="message">What is wrong.</param>
    /// <param name="place">The line of the manifest that decided, where one did.</param>
    public void Add(DiagnosticRule rule, Func<string> message, SourcePlace? place = null)
    {
        Count++;
        if (_kept.Count < most)
            _kept.Add(new Diagnostic { Code = rule.Code, Severity = rule.Severity, Message = message(), Remedy = rule.Remedy, Place = place });
    }

    /// <summary>Adds what another list has.</summary>
    public void Add(ProblemList other)
    {
        Count += other.Count;
        _kept.AddRange(other._kept.Take(most - _kept.Count));
    }
}
