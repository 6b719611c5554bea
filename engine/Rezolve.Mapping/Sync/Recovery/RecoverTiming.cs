using Rezolve.Mapping.Sync.Systems;

namespace Rezolve.Mapping.Sync.Recovery;

/// <summary>Decides when a create whose outcome is not known is sent again, or looked for: of a ticket, a comment or a file alike. Pure.</summary>
internal static class RecoverTiming
{
    /// <summary>The next step: never to adopt, since nobody has looked yet.</summary>
    /// <param name="facts">The way to make it good.</param>
    /// <param name="first">When it was first sent.</param>
    /// <param name="last">When it was sent last.</param>
    /// <param name="now">Now.</param>
    /// <param name="requestTimeout">The longest that a request may still arrive after it was sent.</param>
    /// <param name="readLag">How long the system's reads may lag behind its writes.</param>
    public static RecoverStep Of(RecoverFacts facts, DateTimeOffset first, DateTimeOffset last, DateTimeOffset now, TimeSpan requestTimeout, TimeSpan readLag)
    {
        if (facts.Method == RecoverMethod.None)
            return new RecoverStep.Person("the manifest declares no way to find out");
        var arrived = last + requestTimeout;
        if (now < arrived)
            return new RecoverStep.Wait(arrived);
        // The key must still serve when the request arrives, not when it is sent; and nothing says that a later attempt renewed it.
        if (facts.Method == RecoverMethod.Key && (facts.KeyServes is not { } serves || now + requestTimeout < first + serves))
            return new RecoverStep.Resend();
        var visible = arrived + (facts.Wait > readLag ? facts.Wait : readLag);
        return now < visible ? new RecoverStep.Wait(visible) : new RecoverStep.Look();
    }
}
