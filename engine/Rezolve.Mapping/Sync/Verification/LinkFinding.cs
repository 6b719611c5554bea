using Rezolve.Mapping.Hub;

namespace Rezolve.Mapping.Sync.Verification;

/// <summary>Something about a linked ticket that is not as it should be.</summary>
/// <param name="Link">The link.</param>
/// <param name="Verdict">What came of looking at the ticket.</param>
/// <param name="Reason">Why it could not be compared; empty where it was.</param>
internal sealed record LinkFinding(TicketLink Link, LinkVerdict Verdict, string Reason)
{
    /// <summary>The field that differs; null where the ticket could not be compared.</summary>
    public FieldDifference? Difference { get; init; }
}
