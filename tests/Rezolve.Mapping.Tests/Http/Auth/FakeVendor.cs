using System.Collections.Concurrent;
using Rezolve.Mapping.Http.Auth.Tokens;
using Rezolve.Mapping.Tests.Http.Fakes;

namespace Rezolve.Mapping.Tests.Http.Auth;

/// <summary>A token address that numbers its tokens, and an API that takes only the newest.</summary>
internal sealed class FakeVendor : IAsyncDisposable
{
    private readonly LoopbackServer _server;
    private int _signIns;
    private int _calls;
    private volatile bool _revoked;

    public FakeVendor() => _server = LoopbackServer.Start(request => request.Target == "/token" ? Token(request) : Call(request));

    public string Url => _server.Url;

    public int SignIns => _signIns;

    public int Calls => _calls;

    public ConcurrentQueue<string> RefreshTokens { get; } = new();

    public int Lifetime { get; init; } = 3600;

    public bool RefusesAll { get; init; }

    public bool GrantIsSpent { get; set; }

    public bool KeepsRefreshToken { get; init; }

    public string? Scope { get; set; }

    public int TokenStatus { get; init; } = 200;

    public void Revoke() => _revoked = true;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private string Token(ReceivedRequest request)
    {
        var number = Interlocked.Increment(ref _signIns);
        var refresh = request.Body.Split('&').FirstOrDefault(field => field.StartsWith("refresh_token="))?.Split('=')[1];
        if (refresh is not null)
            RefreshTokens.Enqueue(refresh);
        if (TokenStatus != 200)
            return LoopbackServer.Reply(TokenStatus, $$"""{"error":"server_error","error_description":"{{request.Body}}"}""");
        if (GrantIsSpent)
            return LoopbackServer.Reply(400, $$"""{"error":"invalid_grant","error_description":"{{refresh}} was used"}""");
        _revoked = false;
        var next = KeepsRefreshToken || refresh is null ? "" : $",\"refresh_token\":\"r3fresh-{number}\"";
        return LoopbackServer.Reply(200, $$"""{"access_token":"t0ken-{{number}}","token_type":"bearer","expires_in":{{Lifetime}}{{next}}{{(Scope is null ? "" : $",\"scope\":\"{Scope}\"")}}}""");
    }

    private string Call(ReceivedRequest request)
    {
        Interlocked.Increment(ref _calls);
        var good = !_revoked && !RefusesAll && request["authorization"] == $"Bearer t0ken-{_signIns}";
        return LoopbackServer.Reply(good ? 200 : 401, good ? "{}" : """{"error":"invalid_token"}""");
    }
}

/// <summary>A store that fails when it is told to, as a full disk would.</summary>
internal sealed class FailingStore : ITokenStore
{
    public bool Fails { get; set; }

    public TokenSet? Saved { get; private set; }

    public Task<TokenSet?> LoadAsync(string credential, CancellationToken cancellation) => Task.FromResult(Saved);

    public Task SaveAsync(string credential, TokenSet tokens, CancellationToken cancellation)
    {
        if (Fails)
            throw new IOException("The disk is full.");
        Saved = tokens;
        return Task.CompletedTask;
    }
}
