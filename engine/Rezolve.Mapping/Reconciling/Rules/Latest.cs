using Rezolve.Mapping.Reconciling.Conflicts;

namespace Rezolve.Mapping.Reconciling.Rules;

/// <summary>
/// The later write wins: <c>latest</c>. Spans are compared, not instants, since one time per ticket does not date a field; where they
/// overlap, widened by how far clocks may differ, the fixed side wins.
/// </summary>
/// <param name="skew">How far the clocks of the two sides may differ.</param>
/// <param name="otherwise">The side where it cannot be told.</param>
internal sealed class Latest(TimeSpan skew, Side otherwise = Side.Hub) : IConflictRule
{
    /// <inheritdoc/>
    public string Name => "latest";

    /// <inheritdoc/>
    public Verdict Decide(Clash clash)
    {
        if (IsBefore(clash.HubWhen, clash.ExternalWhen))
            return Verdict.External;
        return IsBefore(clash.ExternalWhen, clash.HubWhen) ? Verdict.Hub : Verdict.Of(otherwise);
    }

    // Subtracted, not added: the ends of what is unknown cannot be moved.
    private bool IsBefore(Span earlier, Span later) => later.From > earlier.To && later.From - earlier.To > skew;
}
