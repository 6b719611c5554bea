using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Http.Budgets;

namespace Rezolve.Mapping.Checkup.Seen;

/// <summary>A connection, and what came of asking its system.</summary>
/// <param name="Name">Its name in the workspace.</param>
internal sealed record ConnectionSightings(string Name)
{
    /// <summary>Why it cannot be opened; empty where it can.</summary>
    public IReadOnlyList<Diagnostic> Obstacles { get; init; } = [];

    /// <summary>Whether its connector says by which request it is tried.</summary>
    public bool HasTrial { get; init; } = true;

    /// <summary>What came of trying it; null where it was not tried.</summary>
    public Trial? Trial { get; init; }

    /// <summary>When the sign-in ends that nothing renews; null where there is none, or where it is not known.</summary>
    public DateTimeOffset? SignInEnds { get; init; }

    /// <summary>What its connector relies on and the system no longer has; and why the system's lists could not be read.</summary>
    public IReadOnlyList<Diagnostic> Drift { get; init; } = [];

    /// <summary>The scopes that its connector asks for and its token was not given; empty where the system does not say.</summary>
    public IReadOnlyList<LackedScope> LackedScopes { get; init; } = [];

    /// <summary>What was heard on tickets that are known to have comments; null where that was not looked at.</summary>
    public Hearsay? Heard { get; init; }
}

/// <summary>What came of the request by which a connection is tried.</summary>
/// <param name="Fault">Why it does not work; null where it does.</param>
/// <param name="Remedy">What to try; empty where nothing better is known.</param>
/// <param name="At">Our clock when the answer was here.</param>
internal sealed record Trial(string? Fault, string Remedy, DateTimeOffset At)
{
    /// <summary>How long the answer took.</summary>
    public TimeSpan Took { get; init; }

    /// <summary>The system's clock, to the second; null where it did not say.</summary>
    public DateTimeOffset? ServerClock { get; init; }

    /// <summary>What the system said of quotas.</summary>
    public IReadOnlyList<QuotaNotice> Quotas { get; init; } = [];
}

/// <summary>A scope that was asked for and not given.</summary>
/// <param name="Name">Its name.</param>
/// <param name="For">What it is for; null where the connector does not say.</param>
internal sealed record LackedScope(string Name, string? For);

/// <summary>How many comments a system was found to list of tickets on which we know some.</summary>
/// <param name="Tickets">How many tickets were looked at.</param>
/// <param name="Known">How many comments are known there.</param>
/// <param name="Listed">How many comments the system listed.</param>
internal sealed record Hearsay(int Tickets, long Known, long Listed);
