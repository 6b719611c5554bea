using Rezolve.Mapping.Http;
using Rezolve.Mapping.Tests.Http.Fakes;
using Rezolve.Mapping.Tests.Toys;

namespace Rezolve.Mapping.Tests.Http;

/// <summary>Documents that anybody may read: fetched bare, guarded as every request.</summary>
public sealed class DocumentFetchTests
{
    [Theory]
    [InlineData(200, """{ "keys": [] }""", """{"keys":[]}""", null)]
    [InlineData(200, "<html>", "", "what 127.0.0.1 answered is no JSON")]
    [InlineData(404, "{}", "", "127.0.0.1 answered 404")]
    public async Task WhatIsAnsweredIsADocumentOrAReason(int status, string body, string document, string? fault)
    {
        await using var server = LoopbackServer.Start(_ => LoopbackServer.Reply(status, body));
        var got = await GetAsync($"{server.Url}/keys");
        Assert.Equal((document, fault), (got.Fault is null ? got.Document.ToString() : "", got.Fault));
        Assert.Null(server.Requests.Single()["authorization"]);
    }

    [Theory]
    [InlineData("https://169.254.169.254/latest", "an address that this connection may not reach")]
    [InlineData("http://example.com/keys", "is not https")]
    [InlineData("https://user:pass@example.com/keys", "holds a user name or password")]
    public async Task AnAddressThatMayNotBeReachedIsNotAsked(string address, string words) => Assert.Contains(words, (await GetAsync(address)).Fault);

    private static async Task<(Rezolve.Mapping.Values.Value Document, string? Fault)> GetAsync(string address)
    {
        await using var server = LoopbackServer.Start(_ => LoopbackServer.Reply(200, "{}"));
        using var client = Wire.Client();
        using var toy = new LiveToy("hooks", server.Url);
        return await new DocumentFetch(Wire.Setting(toy.Program.Connection, client)).GetAsync(new Uri(address), TestContext.Current.CancellationToken);
    }
}
