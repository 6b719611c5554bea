using Rezolve.Mapping.Tests.Http.Fakes;

namespace Rezolve.Mapping.Tests.Reading.Contents;

public sealed class Base64ContentTests
{
    private const string Inside = """{ "request": "GET /files/{{ key }}", "content": { "path": "$.file.Content", "encoding": "base64" } }""";

    [Theory]
    [InlineData("""{"file":{"Name":"a","Content":"w6kg4pyT"}}""", "é ✓")]
    [InlineData("""{"file":{"Content":"w6kg\n4py\r\n U\n"}}""", "é ✔")]
    [InlineData("""{"file":{"Content":"Pz8\/Pz8\u002b"}}""", "???\u003f?>")]
    [InlineData("""{"file":{"Content":"YQ=="}}""", "a")]
    [InlineData("""{"file":{"Content":"YQ\u003d\u003d"}}""", "a")]
    [InlineData("""{"file":{"Content":""}}""", "")]
    public async Task TheBytesAreTakenOutOfTheDocument(string body, string text)
    {
        await using var server = LoopbackServer.Start(_ => LoopbackServer.Reply(200, body));
        using var shelf = new Shelf(server.Url, Inside);

        using var outcome = await shelf.OpenAsync();

        Assert.Null(outcome.Reason);
        Assert.Equal(outcome.Stream!.Length, outcome.Size);
        Assert.Equal(text, await Shelf.ReadAsync(outcome.Stream!));
    }

    [Theory]
    [InlineData("""{"file":{"Content":"YQ="}}""", "the text at $.file.Content is no base64 (shelf.connector.json:")]
    [InlineData("""{"file":{"Content":"Y!=="}}""", "the text at $.file.Content is no base64 (shelf.connector.json:")]
    [InlineData("""{"file":{"Content":null}}""", "the answer has no text at $.file.Content, where a file is due (shelf.connector.json:")]
    [InlineData("""{"file":[]}""", "the answer has no text at $.file.Content, where a file is due (shelf.connector.json:")]
    [InlineData("""{"file":{"Content":"YWFhYWFhYWFhYWE="}}""", "the file has 11 bytes; 10 are allowed.")]
    [InlineData("""{"file":{"Content":"YWFh""", "the answer cannot be read at byte 24: the JSON ends too early.")]
    public async Task WhatIsNoFileIsAReasonAgainstThisOne(string body, string reason)
    {
        await using var server = LoopbackServer.Start(_ => LoopbackServer.Reply(200, body));
        using var shelf = new Shelf(server.Url, Inside, more: """, "maxBytes": 10""");

        using var outcome = await shelf.OpenAsync();

        Assert.Null(outcome.Stream);
        Assert.StartsWith("download (GET, shelf.connector.json:", outcome.Reason);
        Assert.Contains($": {reason}", outcome.Reason);
    }

    [Fact]
    public async Task XmlMayHoldAFileToo()
    {
        await using var server = LoopbackServer.Start(_ => LoopbackServer.Reply(200, "<file id='1'><data>YWJj\n</data></file>", "text/xml"));
        using var shelf = new Shelf(server.Url, """{ "request": "GET /files/{{ key }}", "decode": "xml", "content": { "path": "$.file.data", "encoding": "base64" } }""");

        Assert.Equal("abc", await shelf.ReadAsync());
    }
}
