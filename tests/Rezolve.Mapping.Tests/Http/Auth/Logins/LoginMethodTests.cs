using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Http;
using Rezolve.Mapping.Http.Auth;
using Rezolve.Mapping.Http.Auth.Tokens;
using Rezolve.Mapping.Http.Requests;
using Rezolve.Mapping.Tests.Http.Fakes;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Http.Auth.Logins;

/// <summary>Sign-ins by an operation whose answers are not what they should be.</summary>
public sealed class LoginMethodTests
{
    private const string Ticket = """{ "type": "login", "operation": "signIn", "set": { "ticket": "{{ response.ticket }}" }, "headers": { "X-Session": "{{ auth.ticket }}" }MORE }""";

    [Theory]
    [InlineData("{}", "signIn was answered, but it does not tell 'ticket'")]
    [InlineData("""{"ticket":{"a":1}}""", "it does not tell 'ticket'")]
    [InlineData("no json", "it does not tell 'ticket'")]
    public async Task AnAnswerWithoutTheWordIsAFault(string body, string said) => Assert.Contains(said, (await PresentAsync(Ticket, body)).Fault!.Reason);

    [Fact]
    public async Task AnAnswerWithoutCookiesIsAFault() =>
        Assert.Contains("it sets no cookie", (await PresentAsync("""{ "type": "login", "operation": "signIn", "cookies": true }""", "{}")).Fault!.Reason);

    [Fact]
    public async Task AWordThatNoFieldMayHoldIsAFaultAndIsNotShown()
    {
        var outcome = await PresentAsync(Ticket, """{"ticket":"line\r\nX-Evil: 1"}""");

        Assert.Contains("no header field may hold", outcome.Fault!.Reason);
        Assert.DoesNotContain("Evil", outcome.Fault.Reason);
    }

    [Theory]
    [InlineData(403, (int)ExchangeCode.NeedsSignIn, false)]
    [InlineData(400, (int)ExchangeCode.NeedsSignIn, false)]
    [InlineData(503, (int)ExchangeCode.SignInFailed, true)]
    [InlineData(404, (int)ExchangeCode.SignInFailed, false)]
    public async Task ARefusalIsToldFromAPassingFault(int status, int code, bool passing)
    {
        var outcome = await PresentAsync(Ticket, "no", status);

        Assert.Equal(((ExchangeCode)code, passing), (outcome.Fault!.Code, outcome.Fault.Passing));
    }

    [Theory]
    [InlineData("\"{{ response.until }}\"", "2026-05-01T12:30:00Z")]
    [InlineData("\"{{ instant(response.until) }}\"", "2026-05-01T12:30:00Z")]
    [InlineData("\"{{ response.nothing }}\", \"lifetime\": \"PT5M\"", "2026-05-01T12:05:00Z")]
    [InlineData("\"{{ response.until }}\", \"lifetime\": \"PT5M\"", "2026-05-01T12:05:00Z")]
    [InlineData("\"{{ response.until }}\", \"lifetime\": \"PT5H\"", "2026-05-01T12:30:00Z")]
    public async Task ASessionEndsWhenTheFirstOfBothSays(string end, string expected)
    {
        var store = new MemoryTokenStore();

        Assert.Null((await PresentAsync(Ticket, """{"ticket":"t1","until":"2026-05-01T12:30:00Z"}""", more: $", \"expiresAt\": {end}", store: store)).Fault);

        Assert.Equal(expected, ValueText.Instant((await store.LoadAsync("demo", CancellationToken.None))!.ExpiresAt!.Value));
    }

    [Theory]
    [InlineData("1777636800")]
    [InlineData("\"soon\"")]
    public async Task AnEndThatIsNoTimeIsAFault(string until) => Assert.Contains(
        "is no time", (await PresentAsync(Ticket, $$"""{"ticket":"t1","until":{{until}}}""", more: ", \"expiresAt\": \"{{ response.until }}\"")).Fault!.Reason);

    [Fact]
    public async Task WhatWasStoredByAnotherWayToSignInIsNotUsed()
    {
        var store = new MemoryTokenStore();
        await store.SaveAsync("demo", new TokenSet("an oauth token", null, null, "other"), CancellationToken.None);

        var outcome = await PresentAsync(Ticket, """{"ticket":"t1"}""", store: store);

        Assert.Equal("t1", outcome.Credential!.Headers.Single().Value);
    }

    [Fact]
    public async Task WhatSigningInGaveIsMaskedEverywhere()
    {
        var secrets = new SecretMask();

        await PresentAsync(Ticket, """{"ticket":"t1cket-w0rd"}""", secrets: secrets);

        Assert.True(secrets.IsIn("t1cket-w0rd"));
    }

    private static async Task<AuthOutcome> PresentAsync(
        string manifest, string body, int status = 200, string more = "", ITokenStore? store = null, SecretMask? secrets = null)
    {
        await using var server = LoopbackServer.Start(_ => LoopbackServer.Reply(status, body));
        using var client = Wire.Client();
        var mask = secrets ?? new SecretMask();
        var sender = Wire.Sender(Demo.Connection(server.Url), client);
        var endpoint = new TokenEndpoint(Wire.Transport(client), Wire.Local, TimeSpan.FromSeconds(10), mask, TimeProvider.System);
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(AuthBench.Now);
        var call = new AuthCall(new Scope { [Root.Inputs] = Value.Of(new ValueObject()) }, "demo", new TokenDesk(store ?? new MemoryTokenStore(), clock), endpoint, mask)
        {
            Request = new(AuthBench.Request, AuthBench.Now),
            Chance = () => 0.5,
            SignIn = (name, _, own) => sender.SendAsync(Demo.Operation("POST /" + name), own, CancellationToken.None),
        };
        return await ((AuthMethod)FakeManifest.Auth(manifest.Replace("MORE", more))).PresentAsync(call, CancellationToken.None);
    }
}
