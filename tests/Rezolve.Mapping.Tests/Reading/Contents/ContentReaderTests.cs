using System.Text;
using Rezolve.Mapping.Http;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Tests.Http.Fakes;

namespace Rezolve.Mapping.Tests.Reading.Contents;

public sealed class ContentReaderTests
{
    [Fact]
    public async Task ABodyIsHandedOutWithWhatTheAnswerSaysOfIt()
    {
        await using var server = LoopbackServer.Start(_ => LoopbackServer.Reply(200, "abcé", "image/png; x=1", "Content-Disposition: attachment; filename=\"../a b.png\""));
        using var shelf = new Shelf(server.Url);

        using var outcome = await shelf.OpenAsync("a/b".Replace('/', '-'));

        Assert.Equal(("image/png", 5, "a b.png"), (outcome.MediaType, outcome.Size, outcome.FileName));
        Assert.Equal("abcé", await Shelf.ReadAsync(outcome.Stream!));
        Assert.Equal("/files/a-b", Assert.Single(server.Requests).Target);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc", "Truncated: its body ended after 3 of 10 bytes")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n9\r\nabc", "Truncated: its body ended too early, after 8 bytes")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n", "")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc", "abc")]
    [InlineData("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n0123456789", "0123456789")]
    [InlineData("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n01234567890", "BodyTooLong: its body is longer than 10 bytes")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nConnection: close\r\n\r\nnone", "Truncated: its compressed body is broken: The archive entry was compressed using an unsupported compression method")]
    public async Task ABodyThatIsCutOrTooLongNeverLooksLikeAWholeOne(string answer, string read)
    {
        await using var server = LoopbackServer.Start(_ => answer);
        using var shelf = new Shelf(server.Url, more: """, "maxBytes": 10""");

        Assert.Equal(read, await shelf.ReadAsync());
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task ACompressedBodyIsHandedOutPlainAndHasNoSizeBefore(string encoding)
    {
        var packed = Bombs.Packed(encoding, Encoding.UTF8.GetBytes("plain text"));
        await using var server = LoopbackServer.Start((_, wire, stop) => Bombs.SendAsync(wire, encoding, packed, stop));
        using var shelf = new Shelf(server.Url);

        using var outcome = await shelf.OpenAsync();

        Assert.Null(outcome.Size);
        Assert.Equal("plain text", await Shelf.ReadAsync(outcome.Stream!));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task ACompressedBodyThatIsCutNeverLooksWholeThoughNobodySaidItsLength(string encoding)
    {
        var packed = Bombs.Packed(encoding, [.. Enumerable.Range(0, 5000).Select(at => (byte)(at * at % 251))]);
        foreach (var length in new[] { packed.Length / 2, packed.Length - 9, packed.Length - 1 })
        {
            await using var server = LoopbackServer.Start(async (_, wire, stop) =>
            {
                await wire.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Encoding: {encoding}\r\nConnection: close\r\n\r\n"), stop);
                await wire.WriteAsync(packed.AsMemory(0, length), stop);
            });
            using var shelf = new Shelf(server.Url);

            Assert.StartsWith("Truncated: ", await shelf.ReadAsync());
        }
    }

    [Fact]
    public async Task SeveralGzipsOneBehindTheOtherAreOneBodyWhereItsEndIsTold()
    {
        byte[] packed = [.. Bombs.Packed("gzip", "one "u8.ToArray()), .. Bombs.Packed("gzip", "two"u8.ToArray())];
        await using var server = LoopbackServer.Start((_, wire, stop) => Bombs.SendAsync(wire, "gzip", packed, stop));
        using var shelf = new Shelf(server.Url);

        Assert.Equal("one two", await shelf.ReadAsync());
    }

    [Fact]
    public async Task ABombEndsAtTheLimit()
    {
        var packed = Bombs.Of("gzip", 20 << 20);
        await using var server = LoopbackServer.Start((_, wire, stop) => Bombs.SendAsync(wire, "gzip", packed, stop));
        using var shelf = new Shelf(server.Url, more: """, "maxBytes": 1000000""");

        Assert.Equal("BodyTooLong: its body is longer than 1000000 bytes", await shelf.ReadAsync());
    }

    [Fact]
    public async Task WhatIsAnnouncedTooLongIsNotBegun()
    {
        await using var server = LoopbackServer.Start(_ => LoopbackServer.Reply(200, "01234567890", "text/plain"));
        using var shelf = new Shelf(server.Url, more: """, "maxBytes": 10""");

        using var outcome = await shelf.OpenAsync();

        Assert.Equal((AnswerAction.Fail, ExchangeCode.BodyTooLong), (outcome.Fault!.Action, outcome.Fault.Code));
        Assert.EndsWith("failed: it announces a body of 11 bytes; 10 are allowed.", outcome.Fault.Message);
    }

    [Theory]
    [InlineData(404, null, null, true)]
    [InlineData(410, null, null, true)]
    [InlineData(403, "was answered 403: {\"e\":1}", null, false)]
    [InlineData(204, "the answer (204) has no body where a file is due.", null, false)]
    [InlineData(500, null, ExchangeCode.Status, false)]
    public async Task AnErrorIsNoFile(int status, string? reason, object? fault, bool isMissing)
    {
        await using var server = LoopbackServer.Start(_ => status == 204 ? "HTTP/1.1 204 None\r\nConnection: close\r\n\r\n" : LoopbackServer.Reply(status, """{"e":1}"""));
        using var shelf = new Shelf(server.Url);

        using var outcome = await shelf.OpenAsync();

        Assert.Null(outcome.Stream);
        Assert.Equal(isMissing, outcome.IsMissing);
        Assert.EndsWith(reason ?? "", outcome.Reason ?? "");
        Assert.Equal(reason is null, outcome.Reason is null);
        Assert.Equal((ExchangeCode?)fault, outcome.Fault?.Code);
    }

    [Theory]
    [InlineData("image/png", false)]
    [InlineData("text/html; charset=utf-8", true)]
    [InlineData(null, true)]
    public async Task APageForPeopleIsNoPicture(string? due, bool isFile)
    {
        await using var server = LoopbackServer.Start(_ => LoopbackServer.Reply(200, "<html>Sign in</html>", "text/html"));
        using var shelf = new Shelf(server.Url);

        using var outcome = await shelf.OpenAsync("7", Slot.Values(("mediaType", Mapping.Values.Value.Of(due))));

        Assert.Equal(isFile, outcome.Stream is not null);
        Assert.Equal(isFile ? null : ExchangeCode.HtmlPage, outcome.Fault?.Code);
        if (!isFile)
            Assert.EndsWith("a page for people came where image/png is due, most likely a sign-in page.", outcome.Fault!.Message);
    }

    [Fact]
    public async Task ABodyThatComesKeepsItsTurnUntilItIsDisposed()
    {
        await using var server = LoopbackServer.Start(_ => LoopbackServer.Reply(200, "abc", "text/plain"));
        using var shelf = new Shelf(server.Url);

        var first = await shelf.OpenAsync();
        var second = shelf.OpenAsync();
        Assert.Single(server.Requests);
        Assert.False(second.IsCompleted);
        first.Dispose();

        using var opened = await second;
        Assert.Equal("abc", await Shelf.ReadAsync(opened.Stream!));
    }

    [Fact]
    public async Task ARedirectIsFollowedToTheFile()
    {
        await using var server = LoopbackServer.Start(request => request.Target == "/blob"
            ? LoopbackServer.Reply(200, "abc", "text/plain") : LoopbackServer.Reply(302, "", "text/plain", "Location: /blob"));
        using var shelf = new Shelf(server.Url);

        Assert.Equal("abc", await shelf.ReadAsync());
    }
}
