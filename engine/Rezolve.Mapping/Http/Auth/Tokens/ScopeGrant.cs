namespace Rezolve.Mapping.Http.Auth.Tokens;

/// <summary>Which scopes were asked for and which were granted, of the token that is kept.</summary>
/// <param name="Asked">What was asked for, each with what it is for; null where that is not said.</param>
/// <param name="Given">What was granted, as the server wrote it.</param>
/// <param name="IsRenewable">Whether there is a refresh token.</param>
internal sealed record ScopeGrant(IReadOnlyDictionary<string, string?> Asked, string Given, bool IsRenewable);
