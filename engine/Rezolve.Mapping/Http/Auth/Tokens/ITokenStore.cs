namespace Rezolve.Mapping.Http.Auth.Tokens;

/// <summary>Keeps tokens by credential. What was saved is durable when the task ends; failing to save throws an <see cref="IOException"/>.</summary>
internal interface ITokenStore
{
    /// <summary>The tokens of a credential, or null.</summary>
    Task<TokenSet?> LoadAsync(string credential, CancellationToken cancellation);

    /// <summary>Keeps the tokens of a credential in place of earlier ones.</summary>
    Task SaveAsync(string credential, TokenSet tokens, CancellationToken cancellation);
}
