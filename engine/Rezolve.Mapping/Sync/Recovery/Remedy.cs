namespace Rezolve.Mapping.Sync.Recovery;

/// <summary>What is done about a failure.</summary>
internal abstract record Remedy
{
    private Remedy()
    {
    }

    /// <summary>Try again, with a new plan.</summary>
    /// <param name="At">When.</param>
    /// <param name="IsCounted">Whether the try in vain counts: one that was only too early does not.</param>
    internal sealed record RetryAt(DateTimeOffset At, bool IsCounted) : Remedy;

    /// <summary>Hold the group until something changes.</summary>
    /// <param name="Reason">What sort of obstacle: <c>forbidden</c>, <c>refused</c>, or <c>unmapped</c>.</param>
    /// <param name="WaitsFor">What has to change, in a sentence.</param>
    internal sealed record Hold(string Reason, string WaitsFor) : Remedy;

    /// <summary>Leave the whole connection alone until a read of it works again.</summary>
    internal sealed record SuspendConnection : Remedy;

    /// <summary>Read both sides again and plan anew, at once.</summary>
    internal sealed record ReadAgain : Remedy;

    /// <summary>Look whether the write took effect before anything else is written.</summary>
    /// <param name="At">Not before.</param>
    internal sealed record LookUp(DateTimeOffset At) : Remedy;

    /// <summary>Give it up, visibly: a person decides.</summary>
    internal sealed record DeadLetter : Remedy;
}
