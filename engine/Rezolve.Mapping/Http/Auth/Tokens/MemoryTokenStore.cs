using System.Collections.Concurrent;

namespace Rezolve.Mapping.Http.Auth.Tokens;

/// <summary>Keeps tokens while the process lives: for a single command, and for tests.</summary>
internal sealed class MemoryTokenStore : ITokenStore
{
    private readonly ConcurrentDictionary<string, TokenSet> _tokens = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public Task<TokenSet?> LoadAsync(string credential, CancellationToken cancellation) => Task.FromResult(_tokens.GetValueOrDefault(credential));

    /// <inheritdoc/>
    public Task SaveAsync(string credential, TokenSet tokens, CancellationToken cancellation)
    {
        _tokens[credential] = tokens;
        return Task.CompletedTask;
    }
}
