namespace Rezolve.Mapping.Sync.Recovery;

/// <summary>What is done next about a create.</summary>
internal abstract record RecoverStep
{
    private RecoverStep()
    {
    }

    /// <summary>Nothing yet: the last attempt may still arrive, or what it made may not be seen yet.</summary>
    /// <param name="Until">Until when.</param>
    internal sealed record Wait(DateTimeOffset Until) : RecoverStep;

    /// <summary>Look for what it may have made.</summary>
    internal sealed record Look : RecoverStep;

    /// <summary>It took effect: link the ticket, with the intent's pairs as the base.</summary>
    /// <param name="Key">The ticket's key.</param>
    internal sealed record Adopt(string Key) : RecoverStep;

    /// <summary>Send it, with the same key.</summary>
    internal sealed record Resend : RecoverStep;

    /// <summary>A person decides.</summary>
    /// <param name="Reason">Why, as a sentence.</param>
    internal sealed record Person(string Reason) : RecoverStep;
}
