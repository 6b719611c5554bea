using Microsoft.Extensions.Time.Testing;
using Rezolve.Mapping.Http;
using Rezolve.Mapping.Http.Auth.Tokens;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Tests.Http.Auth.Signing;
using Rezolve.Mapping.Tests.Http.Fakes;

namespace Rezolve.Mapping.Tests.Http.Auth.Grants;

/// <summary>The grants that send a password or a signed assertion.</summary>
public sealed class SentGrantTests
{
    private const string Password =
        """{ "type": "oauth2", "grant": "password", "tokenUrl": "URL/token", "clientId": "me", "clientAuth": "basic", "clientSecret": "cl1ent", "username": "{{ inputs.user }}", "password": "{{ inputs.word }}" }""";

    private const string Assertion =
        """{ "type": "oauth2", "grant": "jwtBearer", "tokenUrl": "URL/token", "assertion": { "algorithm": "RS256", "privateKey": "{{ inputs.key }}", "claims": { "sub": "{{ inputs.user }}", "nbf": "{{ epochSeconds(request.timestamp) }}" } } }""";

    private readonly FakeTimeProvider _clock = new(AuthBench.Now);

    [Theory]
    [InlineData(Password)]
    [InlineData(Assertion)]
    public async Task ATokenIsKeptUntilItEnds(string written)
    {
        await using var server = Start();
        using var client = Wire.Client();
        var sender = Sender(server, client, written);
        await FineAsync(sender);
        _clock.Advance(TimeSpan.FromMinutes(50));
        await FineAsync(sender);
        Assert.Single(Asked(server));
        _clock.Advance(TimeSpan.FromMinutes(10));
        await FineAsync(sender);
        Assert.Equal(2, Asked(server).Count);
    }

    [Fact]
    public async Task ThePasswordGoesToTheTokenAddressOnly()
    {
        await using var server = Start();
        using var client = Wire.Client();
        await FineAsync(Sender(server, client, Password));
        var asked = Assert.Single(Asked(server));
        Assert.Equal("grant_type=password&username=sync&password=p%26ss-word", asked.Body);
        Assert.Equal("Basic bWU6Y2wxZW50", asked["authorization"]);
        Assert.Equal("Bearer t0ken", server.Requests.Last()["authorization"]);
    }

    [Fact]
    public async Task EachSignInHasAnAssertionOfItsOwn()
    {
        await using var server = Start();
        using var client = Wire.Client();
        var sender = Sender(server, client, Assertion);
        await FineAsync(sender);
        _clock.Advance(TimeSpan.FromHours(1));
        await FineAsync(sender);
        var claims = Asked(server).Select(asked => SignedToken.Part(asked.Body.Split("assertion=")[1], 1)).ToList();
        Assert.Equal(
            [
                """{"iat":1777636800,"exp":1777637100,"jti":"80808080808080808080808080808080","sub":"sync","nbf":1777636800}""",
                """{"iat":1777640400,"exp":1777640700,"jti":"80808080808080808080808080808080","sub":"sync","nbf":1777640400}""",
            ],
            claims);
    }

    [Theory]
    [InlineData(Password, "the token address 127.0.0.1 answered 400: user name or password were refused; correct them (••• is wrong).")]
    [InlineData(Assertion, "the token address 127.0.0.1 answered 400: the assertion was refused; look at its claims, its key and this machine's clock (p&ss-word is wrong).")]
    public async Task ARefusalNeedsAPersonAndIsNotTriedAgain(string written, string reason)
    {
        await using var server = Start(refuses: true);
        using var client = Wire.Client();
        var sender = Sender(server, client, written);
        for (var i = 0; i < 3; i++)
        {
            using var result = await SendAsync(sender, "p&ss-word");
            Assert.Equal((AnswerAction.Fail, ExchangeCode.NeedsSignIn), (result.Action, result.Code));
            Assert.EndsWith("was not sent: " + reason, result.Message);
        }
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task AnotherPasswordIsAnotherSignIn()
    {
        await using var server = Start();
        using var client = Wire.Client();
        var sender = Sender(server, client, Password);
        await FineAsync(sender);
        using var result = await SendAsync(sender, "another");
        Assert.True(result.IsFine, result.Message);
        Assert.Equal(2, Asked(server).Count);
    }

    private static LoopbackServer Start(bool refuses = false) => LoopbackServer.Start(request => (request.Target, refuses) switch
    {
        ("/token", true) => LoopbackServer.Reply(400, """{"error":"invalid_grant","error_description":"p&ss-word is wrong"}"""),
        ("/token", _) => LoopbackServer.Reply(200, """{"access_token":"t0ken","expires_in":3600}"""),
        _ => LoopbackServer.Reply(200),
    });

    private static List<ReceivedRequest> Asked(LoopbackServer server) => [.. server.Requests.Where(request => request.Target == "/token")];

    private OperationSender Sender(LoopbackServer server, HttpClient client, string written) => new(
        Wire.Setting(Demo.Connection(server.Url), client) with
        {
            Auth = new("oauth", null, FakeManifest.Auth(written.Replace("URL", server.Url))),
            Tokens = new MemoryTokenStore(),
            Clock = _clock,
        });

    private static Task<Mapping.Http.Answers.ExchangeResult> SendAsync(OperationSender sender, string word) => sender.SendAsync(
        Demo.Operation("GET /x"), Demo.Scope(("user", "sync"), ("word", word), ("key", TestKeys.RsaPem)), CancellationToken.None);

    private static async Task FineAsync(OperationSender sender)
    {
        using var result = await SendAsync(sender, "p&ss-word");
        Assert.True(result.IsFine, result.Message);
    }
}
