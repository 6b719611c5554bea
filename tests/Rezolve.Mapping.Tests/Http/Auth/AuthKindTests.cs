using System.Text.Json;
using System.Text.RegularExpressions;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Http;
using Rezolve.Mapping.Http.Auth;
using Rezolve.Mapping.Http.Requests;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Tests.Http.Auth.Signing;
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
        var inputs = ValueJson.Read(input.GetProperty("inputs"));
        if (inputs.Object.ContainsKey("privateKey"))
            inputs.Object["privateKey"] = Value.Of(TestKeys.RsaPem); // examples show where a key begins, not a whole one
        var presented = await AuthBench.PresentAsync(manifest, new Scope { [Root.Inputs] = inputs }, login: server.Url);

        Assert.Null(presented.Fault);
        var request = presented.Credential!.On(new() { OperationName = "demo", Place = Slot.Place(), Method = "GET", Uri = new("https://example.com/x") });
        var token = new SignedToken(outcome.TryGetProperty("jwt", out var jwt) ? jwt : null);
        Assert.Equal(
            outcome.GetProperty("headers").EnumerateObject().Select(field => (field.Name, field.Value.GetString())),
            request.Headers.Select(field => (field.Name.ToLowerInvariant(), (string?)token.CheckedIn(field.Value))));
        Assert.Equal(outcome.TryGetProperty("query", out var query) ? query.GetString() : "", request.Uri.Query);
        var asked = outcome.TryGetProperty("asked", out var bodies) ? bodies.EnumerateArray().Select(body => body.GetString()) : [];
        Assert.Equal(asked, server.Requests.Select(received => token.CheckedIn(received.Body)));
    }

    [Fact]
    public void EveryKindSaysWhatItIs()
    {
        Assert.Equal(["none", "apiKey", "basic", "bearer", "oauth2", "jwt", "sign", "login"], AuthKinds.All.Kinds.Select(kind => kind.Name));
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
        Assert.Equal(["value", "password", "token", "clientSecret", "refreshToken", "password", "privateKey", "key"], secret);
    }

    [Theory]
    [InlineData("""{ "type": "apiKey", "header": "X-Key", "value": "{{ inputs.bad }}" }""", "was a line break copied with it?")]
    [InlineData("""{ "type": "apiKey", "cookie": "k", "value": "a;b" }""", "no cookie may hold")]
    [InlineData("""{ "type": "bearer", "token": "{{ inputs.bad }}" }""", "no header field may hold")]
    [InlineData("""{ "type": "basic", "username": "a:b", "password": "{{ inputs.bad }}" }""", "holds a colon")]
    [InlineData("""{ "type": "oauth2", "grant": "clientCredentials", "tokenUrl": "ftp://x/", "clientId": "a" }""", "no http or https address")]
    [InlineData("""{ "type": "oauth2", "grant": "refreshToken", "tokenUrl": "https://x/", "clientId": "a" }""", "'refreshToken' of the sign-in")]
    [InlineData("""{ "type": "oauth2", "grant": "clientCredentials", "tokenUrl": "https://x/" }""", "'clientId' of the sign-in")]
    [InlineData("""{ "type": "oauth2", "grant": "password", "tokenUrl": "https://x/", "username": "{{ inputs.bad }}" }""", "'password' of the sign-in")]
    [InlineData("""{ "type": "oauth2", "grant": "password", "tokenUrl": "https://x/", "clientSecret": "s3cret", "clientAuth": "basic" }""", "a clientSecret is of no use without it")]
    [InlineData("""{ "type": "oauth2", "grant": "jwtBearer", "tokenUrl": "https://x/" }""", "'assertion' of the sign-in cannot be used: it is absent")]
    public async Task WhatCannotBeUsedIsSaidWithoutTheSecret(string manifest, string words)
    {
        var presented = await AuthBench.PresentAsync(manifest, Demo.Scope(("bad", "s3cret\r\nX-Evil: 1")));
        Assert.Equal(ExchangeCode.SignInFailed, presented.Fault!.Code);
        Assert.Contains(words, presented.Fault.Reason);
        Assert.DoesNotContain("s3cret", presented.Fault.Reason);
    }

    [Theory]
    [InlineData("""{ "type": "apiKey", "query": "k", "value": "s3cret&1" }""", "s3cret%261")]
    [InlineData("""{ "type": "basic", "username": "a", "password": "s3cret" }""", "YTpzM2NyZXQ=")]
    [InlineData("""{ "type": "bearer", "token": "s3cret" }""", "s3cret")]
    [InlineData("""{ "type": "sign", "key": "s3cret", "signed": "a", "headers": { "X-S": "{{ auth.signature }}" } }""", "s3cret")]
    [InlineData("""{ "type": "jwt", "algorithm": "HS256", "privateKey": "s3cret of thirty-two bytes or more" }""", "s3cret of thirty-two bytes or more")]
    public async Task SecretsAreKnownToTheMaskBeforeTheyAreUsed(string manifest, string form)
    {
        var secrets = new SecretMask();
        var presented = await AuthBench.PresentAsync(manifest, Demo.Scope(), secrets);
        Assert.True(secrets.IsIn(form));
        Assert.Equal(SecretMask.Mark, presented.Credential!.ToString());
    }
}
