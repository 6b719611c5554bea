using System.Text.Json;
using System.Text.RegularExpressions;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Http;
using Rezolve.Mapping.Http.Auth;
using Rezolve.Mapping.Http.Auth.Tokens;
using Rezolve.Mapping.Http.Requests;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Tests.Http.Fakes;
using Rezolve.Mapping.Values;
using Slot = Rezolve.Mapping.Tests.Http.Fakes.Slot;

namespace Rezolve.Mapping.Tests.Http.Auth;

/// <summary>Every example of every kind is executed: its inputs and token answers go in, its header fields must come out.</summary>
public sealed class AuthKindTests
{
    public static TheoryData<string, string> Examples
    {
        get
        {
            var examples = new TheoryData<string, string>();
            foreach (var kind in AuthKinds.All.Kinds)
            {
                foreach (var example in kind.Examples)
                    examples.Add(kind.Name, example.Title);
            }
            return examples;
        }
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task AnExampleDoesWhatItSays(string kind, string title)
    {
        var example = AuthKinds.All[kind]!.Examples.Single(one => one.Title == title);
        var input = JsonDocument.Parse(example.Input).RootElement;
        var outcome = JsonDocument.Parse(example.Outcome).RootElement;
        await using var server = LoopbackServer.Start(request => LoopbackServer.Reply(200, input.GetProperty("tokens")[request.Number - 1].GetRawText()));
        var manifest = Regex.Replace(example.Manifest, "https://login.example.com", server.Url);
        var scope = new Scope { [Root.Inputs] = ValueJson.Read(input.GetProperty("inputs")) };

        var presented = await PresentAsync(manifest, scope);

        Assert.Null(presented.Fault);
        var request = presented.Credential!.On(new() { OperationName = "demo", Place = Slot.Place(), Method = "GET", Uri = new("https://example.com/x") });
        Assert.Equal(
            outcome.GetProperty("headers").EnumerateObject().Select(field => (field.Name, field.Value.GetString())),
            request.Headers.Select(field => (field.Name.ToLowerInvariant(), (string?)field.Value)));
        Assert.Equal(outcome.TryGetProperty("query", out var query) ? query.GetString() : "", request.Uri.Query);
        var asked = outcome.TryGetProperty("asked", out var bodies) ? bodies.EnumerateArray().Select(body => body.GetString()) : [];
        Assert.Equal(asked, server.Requests.Select(received => received.Body));
    }

    [Fact]
    public void EveryKindSaysWhatItIs()
    {
        Assert.Equal(["none", "apiKey", "basic", "bearer", "oauth2"], AuthKinds.All.Kinds.Select(kind => kind.Name));
        Assert.All(AuthKinds.All.Kinds, kind =>
        {
            Assert.NotEmpty(kind.Summary);
            Assert.NotEmpty(kind.Examples);
            Assert.All(kind.Members, member => Assert.EndsWith(".", member.Summary));
        });
    }

    [Fact]
    public void SecretSlotsAreMarked()
    {
        var secret = AuthKinds.All.Kinds.SelectMany(kind => kind.Members).Where(member => member.Type is Written.Value { Secret: true }).Select(member => member.Name);
        Assert.Equal(["value", "password", "token", "clientSecret", "refreshToken"], secret);
    }

    [Theory]
    [InlineData("""{ "type": "apiKey", "header": "X-Key", "value": "{{ inputs.bad }}" }""", "was a line break copied with it?")]
    [InlineData("""{ "type": "apiKey", "cookie": "k", "value": "a;b" }""", "no cookie may hold")]
    [InlineData("""{ "type": "bearer", "token": "{{ inputs.bad }}" }""", "no header field may hold")]
    [InlineData("""{ "type": "basic", "username": "a:b", "password": "{{ inputs.bad }}" }""", "holds a colon")]
    [InlineData("""{ "type": "oauth2", "grant": "clientCredentials", "tokenUrl": "ftp://x/", "clientId": "a" }""", "no http or https address")]
    [InlineData("""{ "type": "oauth2", "grant": "refreshToken", "tokenUrl": "https://x/", "clientId": "a" }""", "'refreshToken' of the sign-in")]
    public async Task WhatCannotBeUsedIsSaidWithoutTheSecret(string manifest, string words)
    {
        var presented = await PresentAsync(manifest, Demo.Scope(("bad", "s3cret\r\nX-Evil: 1")));
        Assert.Equal(ExchangeCode.SignInFailed, presented.Fault!.Code);
        Assert.Contains(words, presented.Fault.Reason);
        Assert.DoesNotContain("s3cret", presented.Fault.Reason);
    }

    [Theory]
    [InlineData("""{ "type": "apiKey", "query": "k", "value": "s3cret&1" }""", "s3cret%261")]
    [InlineData("""{ "type": "basic", "username": "a", "password": "s3cret" }""", "YTpzM2NyZXQ=")]
    [InlineData("""{ "type": "bearer", "token": "s3cret" }""", "s3cret")]
    public async Task SecretsAreKnownToTheMaskBeforeTheyAreUsed(string manifest, string form)
    {
        var secrets = new SecretMask();
        var presented = await PresentAsync(manifest, Demo.Scope(), secrets);
        Assert.True(secrets.IsIn(form));
        Assert.Equal(SecretMask.Mark, presented.Credential!.ToString());
    }

    private static async Task<AuthOutcome> PresentAsync(string manifest, Scope scope, SecretMask? secrets = null)
    {
        using var client = Wire.Client();
        var mask = secrets ?? new SecretMask();
        var endpoint = new TokenEndpoint(Wire.Transport(client), Wire.Local, TimeSpan.FromSeconds(10), mask, TimeProvider.System);
        var call = new AuthCall(scope, "demo", new TokenDesk(new MemoryTokenStore(), TimeProvider.System), endpoint, mask);
        return await ((AuthMethod)FakeManifest.Auth(manifest)).PresentAsync(call, CancellationToken.None);
    }
}
