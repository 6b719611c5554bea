using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Webhooks.Verification.Tokens;

/// <summary>What a token must say (RFC 7519, 4.1).</summary>
/// <param name="Issuer">Who must have made it.</param>
/// <param name="Audience">Who it must be meant for.</param>
/// <param name="Now">The time.</param>
/// <param name="Tolerance">How far clocks may differ.</param>
internal sealed record TokenDue(string Issuer, string Audience, DateTimeOffset Now, TimeSpan Tolerance)
{
    /// <summary>Why its claims do not do; null where they do.</summary>
    public string? Refusal(in Value claims)
    {
        if (claims["iss"] is not { Kind: ValueKind.Text } issuer || issuer.Text != Issuer)
            return "its issuer is another";
        if (!IsMeantFor(claims["aud"]))
            return "it is meant for another";
        if (Instant(claims["exp"]) is not { } end)
            return "it never ends";
        if (Now >= end + Tolerance)
            return "it has ended";
        if (Instant(claims["nbf"]) is { } begin && Now < begin - Tolerance)
            return "it has not begun";
        return Instant(claims["iat"]) is { } made && Now < made - Tolerance ? "it was made in the future" : null;
    }

    private bool IsMeantFor(in Value audience) => audience.Kind == ValueKind.List
        ? audience.List.Any(one => one is { Kind: ValueKind.Text } && one.Text == Audience)
        : audience is { Kind: ValueKind.Text } && audience.Text == Audience;

    // NumericDate may have decimals; beyond the calendar it is no time.
    private static DateTimeOffset? Instant(in Value seconds) =>
        seconds.Kind == ValueKind.Number && seconds.Double is >= 0 and < 253_402_300_000 ? DateTimeOffset.UnixEpoch.AddSeconds(Math.Floor(seconds.Double)) : null;
}
