using Rezolve.Mapping.Http;
using Rezolve.Mapping.Http.Answers;
using Rezolve.Mapping.Programs.Operations;

namespace Rezolve.Mapping.Tests.EndToEnd.OAuth;

/// <summary>Sign-ins at a real OAuth 2.0 server, whose tokens an API verifies.</summary>
public sealed class SignInTests(SignInServer server) : IClassFixture<SignInServer>
{
    [Fact]
    public async Task A_client_signs_in_for_itself_and_keeps_its_token()
    {
        server.Require();
        await using var api = await GuardedApi.StartAsync(server);
        using var client = new Client(server, api) { Secret = "service-secret" };
        var send = client.Start("service");
        await FineAsync(send);
        await FineAsync(send);
        var token = Assert.Single(api.Taken.Distinct());
        Assert.Equal(("service", "tickets:read"), (GuardedApi.Claims(token).GetProperty("sub").GetString(), GuardedApi.Claims(token).GetProperty("scope").GetString()));
        Assert.Equal(0, api.Refused);
    }

    [Fact]
    public async Task A_wrong_secret_is_a_sign_in_that_failed_and_is_not_shown()
    {
        server.Require();
        await using var api = await GuardedApi.StartAsync(server);
        using var client = new Client(server, api) { Secret = "wr0ng-secret" };
        using var result = await client.Start("service")();
        Assert.Equal((AnswerAction.Fail, ExchangeCode.SignInFailed), (result.Action, result.Code));
        Assert.Contains("the token address 127.0.0.1 answered 401: invalid_client", result.Message);
        Assert.DoesNotContain("wr0ng", result.Message);
        Assert.Empty(api.Taken);
    }

    [Fact]
    public async Task A_token_is_renewed_half_a_minute_before_it_ends()
    {
        server.Require();
        await using var api = await GuardedApi.StartAsync(server);
        using var client = new Client(server, api) { Secret = "service-secret" };
        var send = client.Start("service");
        await FineAsync(send);
        client.Clock.Advance(SignInServer.Lifetime - TimeSpan.FromSeconds(31));
        await FineAsync(send);
        Assert.Single(api.Taken.Distinct());
        client.Clock.Advance(TimeSpan.FromSeconds(1));
        await FineAsync(send);
        Assert.Equal(2, api.Taken.Distinct().Count());
    }

    [Fact]
    public async Task A_token_that_the_api_takes_no_more_is_renewed_once()
    {
        server.Require();
        await using var api = await GuardedApi.StartAsync(server);
        using var client = new Client(server, api) { Secret = "service-secret" };
        var send = client.Start("service");
        await FineAsync(send);
        api.End(api.Taken.Single());
        await FineAsync(send);
        Assert.Equal((2, 1), (api.Taken.Distinct().Count(), api.Refused));
    }

    [Theory]
    [InlineData("service")]
    [InlineData("person")]
    public async Task Fifty_who_ask_at_once_cause_one_sign_in(string auth)
    {
        server.Require();
        await using var api = await GuardedApi.StartAsync(server);
        using var client = new Client(server, api) { Secret = auth == "service" ? "service-secret" : "web-secret" };
        var send = client.Start(auth, auth == "person" ? await SignInAsync("ops.fifty") : "none");
        for (var round = 1; round <= 3; round++)
        {
            var results = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => send()));
            Assert.All(results, result => Assert.True(result.IsFine, result.Message));
            Assert.Equal((round, round * 50), (api.Taken.Distinct().Count(), api.Taken.Count));
            client.Clock.Advance(SignInServer.Lifetime);
        }
    }

    [Fact]
    public async Task A_refresh_token_that_rotates_is_used_once_even_over_a_restart()
    {
        server.Require();
        await using var api = await GuardedApi.StartAsync(server);
        using var client = new Client(server, api);
        var first = await SignInAsync("ops.rotating");
        for (var run = 1; run <= 3; run++)
        {
            var send = client.Start("person", first);
            await FineAsync(send);
            client.Clock.Advance(SignInServer.Lifetime);
            await FineAsync(send);
            client.Clock.Advance(SignInServer.Lifetime);
        }
        Assert.Equal(6, api.Taken.Distinct().Count());
        Assert.All(api.Taken, token => Assert.Equal("ops.rotating", GuardedApi.Claims(token).GetProperty("sub").GetString()));
    }

    [Fact]
    public async Task A_replayed_refresh_token_ends_the_grant_until_a_person_signs_in_again()
    {
        server.Require();
        await using var api = await GuardedApi.StartAsync(server);
        using var client = new Client(server, api);
        var first = await SignInAsync("ops.replayed");
        var send = client.Start("person", first);
        await FineAsync(send);

        // Somebody else uses the spent token: the server takes it for stolen and revokes all that came of it.
        using var thief = new Person(server.Url);
        var replayed = await thief.AskAsync(("grant_type", "refresh_token"), ("refresh_token", first));
        Assert.Equal("invalid_grant", replayed.GetProperty("error").GetString());

        client.Clock.Advance(SignInServer.Lifetime);
        for (var i = 0; i < 2; i++)
        {
            using var ended = await send();
            Assert.Equal((AnswerAction.Fail, ExchangeCode.NeedsSignIn), (ended.Action, ended.Code));
            Assert.Contains("the token address 127.0.0.1 answered 400: the sign-in has ended; sign in again", ended.Message);
            Assert.DoesNotContain(first, ended.Message);
        }
        Assert.Single(api.Taken);

        await FineAsync(client.Start("person", await SignInAsync("ops.replayed")));
        Assert.Equal(2, api.Taken.Distinct().Count());
    }

    private async Task<string> SignInAsync(string name)
    {
        using var person = new Person(server.Url);
        return await person.SignInAsync(name);
    }

    private static async Task FineAsync(Func<Task<ExchangeResult>> send)
    {
        using var result = await send();
        Assert.True(result.IsFine, result.Message);
    }
}
