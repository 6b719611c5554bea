using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Http.Requests;
using Rezolve.Mapping.Programs.Webhooks;
using Rezolve.Mapping.Webhooks.Verification.Tokens;

namespace Rezolve.Mapping.Webhooks.Verification;

/// <summary>A compiled kind of verification, with what it does.</summary>
internal abstract record VerifyMethod : VerifyProgram
{
    /// <summary>Judges a delivery.</summary>
    /// <param name="call">The delivery, and what it is held against.</param>
    /// <param name="cancellation">Ends the wait for keys.</param>
    public abstract ValueTask<Verdict> VerifyAsync(VerifyCall call, CancellationToken cancellation);
}

/// <summary>A delivery, and what it is held against.</summary>
/// <param name="Scope">The values of slots: the delivery and the connection.</param>
/// <param name="RawBody">The body's bytes as they came.</param>
/// <param name="Now">The time.</param>
internal sealed record VerifyCall(Scope Scope, ReadOnlyMemory<byte> RawBody, DateTimeOffset Now)
{
    /// <summary>Secrets that a subscription has made or was given: they count besides those that the connector names.</summary>
    public IReadOnlyList<string> Stored { get; init; } = [];

    /// <summary>Learns every secret before it is used.</summary>
    public required SecretMask Secrets { get; init; }

    /// <summary>Gives the public keys of an address.</summary>
    public required KeyRing Keys { get; init; }
}

/// <summary>Whether a delivery is genuine.</summary>
/// <param name="Refusal">Why it is not, for the log and never for the sender; null where it is.</param>
/// <param name="IsPassing">Whether it may be judged otherwise later.</param>
internal readonly record struct Verdict(string? Refusal, bool IsPassing = false)
{
    /// <summary>It is genuine.</summary>
    public static Verdict Genuine { get; }

    /// <summary>Whether it is genuine.</summary>
    public bool IsGenuine => Refusal is null;

    /// <summary>It is not.</summary>
    public static Verdict Refused(string why) => new(why);
}
