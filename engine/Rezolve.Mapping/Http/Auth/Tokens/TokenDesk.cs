using System.Collections.Concurrent;

namespace Rezolve.Mapping.Http.Auth.Tokens;

/// <summary>
/// Gives out access tokens: one flight per credential however many ask, renewed before they end, stored before they are used.
/// Safe for many threads.
/// </summary>
internal sealed class TokenDesk(ITokenStore store, TimeProvider clock)
{
    // A token that ends while its request is on the way would be refused.
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<string, Drawer> _drawers = new(StringComparer.Ordinal);

    /// <summary>A token set that is good now.</summary>
    /// <param name="wanted">Whose tokens, and which are no good.</param>
    /// <param name="obtain">Asks for new ones, given those held before. It is not cancelled: a rotated token that was sent must not be lost.</param>
    /// <param name="cancellation">Ends the wait for others who ask.</param>
    public async Task<TokenOutcome> GetAsync(TokenWish wanted, Func<TokenSet?, Task<TokenOutcome>> obtain, CancellationToken cancellation)
    {
        var drawer = _drawers.GetOrAdd(wanted.Credential, _ => new Drawer());
        await drawer.Turn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            return await GetAsync(drawer, wanted, obtain).ConfigureAwait(false);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            var reason = $"the tokens could not be stored, so they are not used ({problem.Message.TrimEnd('.')})";
            return new AuthFault(ExchangeCode.SignInFailed, reason, Passing: true);
        }
        finally
        {
            drawer.Turn.Release();
        }
    }

    private async Task<TokenOutcome> GetAsync(Drawer drawer, TokenWish wanted, Func<TokenSet?, Task<TokenOutcome>> obtain)
    {
        // A pair that was received but not stored is the only one still good where tokens rotate: it is stored now or never used.
        if (drawer.Unstored is { } unstored)
            await KeepAsync(drawer, wanted, unstored).ConfigureAwait(false);
        if (IsGood(drawer.Held, wanted))
            return drawer.Held!;
        drawer.Held = await store.LoadAsync(wanted.Credential, CancellationToken.None).ConfigureAwait(false);
        if (IsGood(drawer.Held, wanted))
            return drawer.Held!;
        if (drawer.SignInFault is { } known && drawer.FaultSeed == wanted.Seed)
            return known;
        var outcome = await obtain(drawer.Held?.Seed == wanted.Seed ? drawer.Held : null).ConfigureAwait(false);
        if (outcome.Tokens is { } tokens)
            return await KeepAsync(drawer, wanted, tokens with { Seed = wanted.Seed }).ConfigureAwait(false);
        if (outcome.Fault!.Code == ExchangeCode.NeedsSignIn)
            (drawer.SignInFault, drawer.FaultSeed) = (outcome.Fault, wanted.Seed);
        return outcome;
    }

    private async Task<TokenOutcome> KeepAsync(Drawer drawer, TokenWish wanted, TokenSet tokens)
    {
        drawer.Unstored = tokens;
        await store.SaveAsync(wanted.Credential, tokens, CancellationToken.None).ConfigureAwait(false);
        (drawer.Held, drawer.Unstored) = (tokens, null);
        return tokens;
    }

    private bool IsGood(TokenSet? tokens, TokenWish wanted) =>
        tokens is not null && tokens.Seed == wanted.Seed && tokens.AccessToken != wanted.Refused
        && (tokens.ExpiresAt is not { } end || end - Margin > clock.GetUtcNow());

    private sealed class Drawer
    {
        public SemaphoreSlim Turn { get; } = new(1);

        public TokenSet? Held { get; set; }

        public TokenSet? Unstored { get; set; }

        public AuthFault? SignInFault { get; set; }

        public string? FaultSeed { get; set; }
    }
}

/// <summary>Which tokens are wanted.</summary>
/// <param name="Credential">The name they are kept under.</param>
/// <param name="Refused">An access token that was just refused; null at first.</param>
/// <param name="Seed">From which settings and first secrets they must come.</param>
internal sealed record TokenWish(string Credential, string? Refused, string Seed);
