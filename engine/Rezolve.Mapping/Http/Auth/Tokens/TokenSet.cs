namespace Rezolve.Mapping.Http.Auth.Tokens;

/// <summary>Tokens as they are kept.</summary>
/// <param name="AccessToken">The token that requests carry.</param>
/// <param name="RefreshToken">What gives the next one; null where there is none.</param>
/// <param name="ExpiresAt">When the access token ends; null where the server did not say.</param>
/// <param name="Seed">Tells from which settings and first secrets the tokens came: others make them worthless.</param>
internal sealed record TokenSet(string AccessToken, string? RefreshToken, DateTimeOffset? ExpiresAt, string Seed)
{
    /// <summary>The scopes that were granted, as the server wrote them; null where it did not say, so that all were that were asked for.</summary>
    public string? Scope { get; init; }

    /// <summary>Shows no token.</summary>
    public override string ToString() => $"tokens until {ExpiresAt:u}";
}

/// <summary>Tokens, or why there are none: exactly one of the two.</summary>
internal readonly record struct TokenOutcome(TokenSet? Tokens, AuthFault? Fault)
{
    /// <summary>Tokens.</summary>
    public static implicit operator TokenOutcome(TokenSet tokens) => new(tokens, null);

    /// <summary>A fault.</summary>
    public static implicit operator TokenOutcome(AuthFault fault) => new(null, fault);
}
