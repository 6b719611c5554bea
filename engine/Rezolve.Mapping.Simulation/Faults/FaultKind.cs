namespace Rezolve.Mapping.Simulation.Faults;

/// <summary>What goes wrong with one call to a vendor.</summary>
internal enum FaultKind
{
    /// <summary>Too much was asked; the answer says when it may be asked again.</summary>
    Throttled,

    /// <summary>The server breaks before anything took effect.</summary>
    ServerError,

    /// <summary>The server breaks after the write took effect.</summary>
    ServerErrorAfter,

    /// <summary>The request is lost on its way; the wait ends.</summary>
    TimeoutBefore,

    /// <summary>The answer is lost on its way; the wait ends.</summary>
    TimeoutAfter,

    /// <summary>The wait ends, and the request arrives after that.</summary>
    TimeoutLate,

    /// <summary>The connection breaks before the request has left, and it is known that it did not.</summary>
    ResetBefore,

    /// <summary>The connection breaks before the answer.</summary>
    ResetAfter,

    /// <summary>The vendor says that this is not allowed, for a while.</summary>
    PermissionLost,

    /// <summary>Nothing answers, for a while.</summary>
    Outage,

    /// <summary>Everything answers, and no ticket is there, for a while.</summary>
    Hidden,
}

/// <summary>A fault that waits for its call.</summary>
/// <param name="Kind">What goes wrong.</param>
/// <param name="Skips">How many calls go well before.</param>
/// <param name="Span">For how long, where it is for a while; else how late a late request arrives.</param>
internal sealed record ArmedFault(FaultKind Kind, int Skips, TimeSpan Span);

/// <summary>Where a process ends, or loses what it had.</summary>
internal enum CrashPoint
{
    /// <summary>K1: something was read.</summary>
    AfterRead,

    /// <summary>K2: it was planned, and nothing is stored.</summary>
    BeforeCommit,

    /// <summary>K3, K8: it was stored, and nothing else happened.</summary>
    AfterCommit,

    /// <summary>K4: the request was about to leave.</summary>
    BeforeEffect,

    /// <summary>K5: the vendor did it, and the answer never came.</summary>
    AfterEffect,

    /// <summary>K6, K7: the answer came, and what it says was not stored.</summary>
    BeforeClosing,

    /// <summary>K10: one step of a status was taken, and others are to come.</summary>
    BetweenHops,

    /// <summary>K12: a page of a feed was read, and neither its effects nor the mark are stored.</summary>
    AfterPage,

    /// <summary>K9: the process was held up for so long that another took its place, and then goes on.</summary>
    Zombie,
}

/// <summary>A crash that waits for its point.</summary>
/// <param name="Point">The point.</param>
/// <param name="Skips">How often the point is passed before.</param>
internal sealed record ArmedCrash(CrashPoint Point, int Skips);

/// <summary>The process ended here. Nobody catches it: whoever does is dead all the same.</summary>
/// <param name="point">Where.</param>
internal sealed class ProcessEndedException(CrashPoint point) : Exception($"the process ended: {point}");
