using System.Collections.Concurrent;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Webhooks.Verification.Tokens;

/// <summary>Asks an address for a JSON document, without credentials; a reason where there is none.</summary>
/// <param name="address">The address.</param>
/// <param name="cancellation">Ends the wait.</param>
internal delegate Task<(Value Document, string? Fault)> FetchDocument(Uri address, CancellationToken cancellation);

/// <summary>The public keys of issuers, kept for a while. Safe for many threads; each address is asked by one at a time.</summary>
/// <param name="fetch">Asks an address.</param>
/// <param name="clock">Says when keys are old.</param>
internal sealed class KeyRing(FetchDocument fetch, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    // Whoever makes up names of keys must not have the issuer asked each time.
    private static readonly TimeSpan LeastBetween = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<Uri, KeySet> _known = new();
    private readonly SemaphoreSlim _one = new(1);

    /// <summary>The keys of an address. They are asked for anew where they are old, or none has that name.</summary>
    /// <param name="address">Where the issuer gives its keys.</param>
    /// <param name="id">The key that is looked for; null for any.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async ValueTask<(IReadOnlyList<JsonWebKey> Keys, string? Fault)> FindAsync(Uri address, string? id, CancellationToken cancellation)
    {
        if (Fresh(address, id) is { } known)
            return known.Answer;
        await _one.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (Fresh(address, id) is { } meanwhile)
                return meanwhile.Answer;
            var (document, fault) = await fetch(address, cancellation).ConfigureAwait(false);
            var before = _known.GetValueOrDefault(address);
            var keys = fault is null ? JsonWebKey.Of(document) : before?.Keys ?? [];
            var set = new KeySet(keys, clock.GetUtcNow(), keys.Count > 0 ? null : fault ?? "the issuer's address gave no public keys");
            _known[address] = set;
            return set.Answer;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _one.Dispose();

    private KeySet? Fresh(Uri address, string? id)
    {
        if (_known.GetValueOrDefault(address) is not { } set)
            return null;
        var age = clock.GetUtcNow() - set.At;
        var serves = set.Fault is null && (id is null || set.Keys.Any(key => key.Id is null || key.Id == id));
        return age < (serves ? Kept : LeastBetween) ? set : null;
    }

    private sealed record KeySet(IReadOnlyList<JsonWebKey> Keys, DateTimeOffset At, string? Fault)
    {
        public (IReadOnlyList<JsonWebKey> Keys, string? Fault) Answer => (Keys, Fault);
    }
}
