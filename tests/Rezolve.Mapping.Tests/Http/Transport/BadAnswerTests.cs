using System.Text;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Http;
using Rezolve.Mapping.Http.Answers;
using Rezolve.Mapping.Http.Transport;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Tests.Http.Fakes;

namespace Rezolve.Mapping.Tests.Http.Transport;

public sealed class BadAnswerTests
{
    private const string Head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
    private static readonly AnswerLimits Brief =
        Wire.Limits with { HeaderTimeout = TimeSpan.FromMilliseconds(200), IdleTimeout = TimeSpan.FromMilliseconds(200) };

    [Theory]
    [InlineData("Content-Length: 100\r\n\r\n{\"a\":")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n5\r\n{\"a\":\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n50\r\n{\"a\":")]
    public async Task ATruncatedBodyIsNoAnswer(string rest)
    {
        await using var server = LoopbackServer.Start(_ => Head + rest);
        using var result = await SendAsync(server);
        Assert.Equal((AnswerAction.Retry, ExchangeCode.Truncated, FaultOwner.Transient), (result.Action, result.Code, result.Owner));
        Assert.Equal("demo (GET, demo.connector.json:12:5) failed: the answer ended too early.", result.Message);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task CompressedBodiesAreRead(string encoding)
    {
        await using var server = LoopbackServer.Start((_, wire, stop) => Bombs.SendAsync(wire, encoding, Bombs.Packed(encoding, "{\"a\":7}"u8.ToArray()), stop));
        using var result = await SendAsync(server);
        Assert.Equal("7", result.Scope![Root.Response]["a"].Text);
        Assert.Equal("gzip, deflate, br", server.Requests.Single()["accept-encoding"]);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("zstd")]
    public async Task ABrokenOrUnknownCompressionIsTyped(string encoding)
    {
        await using var server = LoopbackServer.Start((_, wire, stop) => Bombs.SendAsync(wire, encoding, "not compressed"u8.ToArray(), stop));
        using var result = await SendAsync(server);
        Assert.True(result.Code is ExchangeCode.Truncated or ExchangeCode.NotReadable, $"{result.Code} {result.Message}");
        Assert.Null(result.Answer);
    }

    [Fact]
    public async Task AnAnnouncedBodyThatIsTooLongIsNotEvenRead()
    {
        await using var server = LoopbackServer.Start(_ => Head + "Content-Length: 1000000000\r\n\r\n{");
        using var result = await SendAsync(server);
        Assert.Equal(ExchangeCode.BodyTooLong, result.Code);
        Assert.Contains("announces a body of 1000000000 bytes", result.Message);
    }

    [Fact]
    public async Task InflatedBytesHaveTheirOwnLimit()
    {
        await using var server = LoopbackServer.Start((_, wire, stop) => Bombs.SendAsync(wire, "gzip", Bombs.Packed("gzip", new byte[100_000]), stop));
        using var result = await SendAsync(server, Wire.Limits with { InflatedBytes = 50_000 });
        Assert.Equal(ExchangeCode.BodyTooLong, result.Code);
    }

    [Fact]
    public async Task JsonNestedTooDeepIsAFaultValueAndNoCrash()
    {
        await using var server = LoopbackServer.Start(_ => LoopbackServer.Reply(200, new string('[', 100_000)));
        using var result = await SendAsync(server);
        Assert.Equal(AnswerAction.Fine, result.Action);
        Assert.True(result.Scope![Root.Response].IsFault);
        Assert.Null(result.Scope.Document);
    }

    [Fact]
    public async Task SlowHeadersAreGivenUp()
    {
        await using var server = LoopbackServer.Start((_, _, stop) => Task.Delay(Timeout.Infinite, stop));
        using var result = await SendAsync(server, Brief);
        Assert.Equal((AnswerAction.Retry, ExchangeCode.TimedOut), (result.Action, result.Code));
        Assert.Contains("did not come within 0.2 s", result.Message);
    }

    [Fact]
    public async Task ABodyThatPausesIsGivenUp()
    {
        await using var server = LoopbackServer.Start(async (_, wire, stop) =>
        {
            await wire.WriteAsync(Encoding.ASCII.GetBytes(Head + "Content-Length: 10\r\n\r\n{"), stop);
            await Task.Delay(Timeout.Infinite, stop);
        });
        using var result = await SendAsync(server, Brief);
        Assert.Equal(ExchangeCode.TimedOut, result.Code);
        Assert.Contains("its body paused for 0.2 s", result.Message);
    }

    [Fact]
    public async Task AnAnswerThatDripsIsGivenUpInTheEnd()
    {
        await using var server = LoopbackServer.Start(async (_, wire, stop) =>
        {
            await wire.WriteAsync(Encoding.ASCII.GetBytes(Head + "Content-Length: 1000000\r\n\r\n{"), stop);
            while (true)
            {
                await wire.WriteAsync(" "u8.ToArray(), stop);
                await Task.Yield();
            }
        });
        using var client = Wire.Client();
        var connection = Demo.Connection(server.Url) with { Timeout = TimeSpan.FromMilliseconds(200) };
        using var result = await Wire.Sender(connection, client).SendAsync(Demo.Operation("PUT /x"), Demo.Scope(), CancellationToken.None);
        Assert.Equal((AnswerAction.Retry, ExchangeCode.TimedOut, true), (result.Action, result.Code, result.OutcomeUnknown));
        Assert.Contains("no whole answer within 0.2 s", result.Message);
    }

    [Fact]
    public async Task HeadersWithoutEndAreRefused()
    {
        await using var server = LoopbackServer.Start(_ => $"HTTP/1.1 200 OK\r\nX-Long: {new string('a', 200_000)}\r\n\r\n");
        using var result = await SendAsync(server);
        Assert.Null(result.Answer);
        Assert.False(result.IsFine);
    }

    [Theory]
    [InlineData("text/html; charset=utf-8", "HtmlPage")]
    [InlineData("application/xhtml+xml", "HtmlPage")]
    [InlineData("text/plain", "NotReadable")]
    [InlineData("image/png", "NotReadable")]
    public async Task SomethingElseThanJsonIsAMistakeOfTheConnection(string type, string code)
    {
        await using var server = LoopbackServer.Start(_ => LoopbackServer.Reply(200, "<html>Sign in</html>", type));
        using var result = await SendAsync(server);
        Assert.Equal((AnswerAction.Fail, code, FaultOwner.Config), (result.Action, result.Code.ToString(), result.Owner));
        Assert.Contains("where JSON was due", result.Message);
    }

    [Theory]
    [InlineData("application/vnd.api+json")]
    [InlineData("application/problem+json; charset=utf-8")]
    [InlineData("text/json")]
    public async Task EveryJsonTypeIsJson(string type)
    {
        await using var server = LoopbackServer.Start(_ => LoopbackServer.Reply(200, "{}", type));
        using var result = await SendAsync(server);
        Assert.True(result.IsFine, result.Message);
    }

    [Fact]
    public async Task AnEmptyAnswerIsFine()
    {
        await using var server = LoopbackServer.Start(_ => "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n");
        using var result = await SendAsync(server);
        Assert.True(result.IsFine, result.Message);
        Assert.Equal(0, result.Answer!.Body.Length);
    }

    [Fact]
    public async Task NobodyListeningMeansThatNothingWasSent()
    {
        int port;
        await using (var server = LoopbackServer.Start(_ => ""))
            port = server.Port;
        using var client = Wire.Client();
        using var result = await Wire.Sender(Demo.Connection($"http://127.0.0.1:{port}"), client)
            .SendAsync(Demo.Operation("POST /x"), Demo.Scope(), CancellationToken.None);
        Assert.Equal((AnswerAction.Retry, ExchangeCode.NotConnected, false), (result.Action, result.Code, result.OutcomeUnknown));
    }

    [Fact]
    public async Task AConnectionThatBreaksLeavesAWriteInDoubt()
    {
        await using var server = LoopbackServer.Start(_ => "");
        using var client = Wire.Client();
        using var result = await Wire.Sender(Demo.Connection(server.Url), client).SendAsync(Demo.Operation("POST /x"), Demo.Scope(), CancellationToken.None);
        Assert.Equal((AnswerAction.Retry, true), (result.Action, result.OutcomeUnknown));
    }

    [Fact]
    public async Task CancellationIsNoFailureOfTheVendor()
    {
        using var stop = new CancellationTokenSource();
        await using var server = LoopbackServer.Start(async (_, _, end) =>
        {
            await stop.CancelAsync();
            await Task.Delay(Timeout.Infinite, end);
        });
        using var client = Wire.Client();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Wire.Sender(Demo.Connection(server.Url), client).SendAsync(Demo.Operation("GET /x"), Demo.Scope(), stop.Token));
    }

    private static async Task<ExchangeResult> SendAsync(LoopbackServer server, AnswerLimits? limits = null)
    {
        using var client = Wire.Client();
        return await Wire.Sender(Demo.Connection(server.Url), client, limits).SendAsync(Demo.Operation("GET /x"), Demo.Scope(), CancellationToken.None);
    }
}
