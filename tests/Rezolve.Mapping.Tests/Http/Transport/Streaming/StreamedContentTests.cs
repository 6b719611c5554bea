using System.Text;
using Microsoft.Extensions.Time.Testing;
using Rezolve.Mapping.Http;
using Rezolve.Mapping.Http.Answers;
using Rezolve.Mapping.Http.Requests.Bodies;
using Rezolve.Mapping.Http.Transport;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Tests.Http.Fakes;
using Rezolve.Mapping.Tests.Http.Requests.Bodies;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Http.Transport.Streaming;

/// <summary>Counts what the whole process allocates, so no other test may run beside it.</summary>
[Collection(nameof(Alone))]
public sealed class StreamedContentTests
{
    private const long Large = 256L << 20;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ALargeFileGoesThroughLittleMemory(bool knowsItsSize)
    {
        await using var server = StreamServer.Start();
        var file = Parts.FileOf("big", "big.bin", null, knowsItsSize ? Large : null);
        var before = GC.GetTotalAllocatedBytes();

        using var result = await SendAsync(server, Demo.Operation("PUT /x") with { BodyForm = BodyForm.File, Body = Slot.Of(file) }, _ => new PatternStream(Large));

        var grown = GC.GetTotalAllocatedBytes() - before;
        Assert.True(result.IsFine, result.Message);
        var received = Assert.Single(server.Received);
        Assert.Equal((Large, PatternStream.HashOf(Large)), (received.Length, received.Hash));
        Assert.Equal(knowsItsSize, received.Head.Contains($"Content-Length: {Large}\r\n"));
        Assert.True(grown <= 24 << 20, $"{grown} bytes were allocated for {Large}");
    }

    [Fact]
    public async Task PartsAndFilesArriveAsTheyWereWritten()
    {
        await using var server = StreamServer.Start();
        var opened = new List<string>();
        var streams = new List<PatternStream>();
        var files = Value.Of([Parts.FileOf("a", "a.bin", "image/png", 10), Parts.FileOf("b", "b.bin", null, 0)]);

        using var result = await SendAsync(server, Parts.Operation(Parts.Text("note", Value.Of("né")), Parts.File("file", files)), key =>
        {
            opened.Add(key);
            streams.Add(new PatternStream(key == "a" ? 10 : 0));
            return streams[^1];
        });

        Assert.True(result.IsFine, result.Message);
        var received = Assert.Single(server.Received);
        var bytes = Encoding.UTF8.GetString([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
        var boundary = received.Head.Split("boundary=")[1].Split("\r\n")[0];
        Assert.Equal(new string('8', 32), boundary);
        Assert.Equal(
            $"--{boundary}\r\nContent-Disposition: form-data; name=\"note\"\r\n\r\nné\r\n"
            + $"--{boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.bin\"\r\nContent-Type: image/png\r\n\r\n{bytes}\r\n"
            + $"--{boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"b.bin\"\r\nContent-Type: application/octet-stream\r\n\r\n\r\n--{boundary}--\r\n",
            received.Begin);
        Assert.Contains($"Content-Length: {received.Length}\r\n", received.Head);
        Assert.Equal(["a", "b"], opened);
        Assert.All(streams, stream => Assert.True(stream.IsDisposed));
    }

    [Theory]
    [InlineData(5, "the file 'a.bin' has more than the 5 bytes that its size says")]
    [InlineData(20, "the file 'a.bin' has 10 bytes, and its size says 20")]
    public async Task ASizeThatIsNotSoEndsTheRequest(long size, string why)
    {
        await using var server = StreamServer.Start();

        using var result = await SendAsync(server, Parts.Operation(Parts.File("file", Parts.FileOf("a", "a.bin", null, size))), _ => new PatternStream(10));

        Assert.Equal((AnswerAction.Fail, ExchangeCode.FileSize, true), (result.Action, result.Code, result.OutcomeUnknown));
        Assert.EndsWith($"failed: {why}.", result.Message);
        Assert.NotEqual("", result.Remedy);
    }

    [Fact]
    public async Task ASourceThatBreaksOrRefusesIsToldAsThat()
    {
        await using var server = StreamServer.Start();
        var operation = Parts.Operation(Parts.File("file", Parts.FileOf("a", "a.bin", null, 100_000)));

        using var broken = await SendAsync(server, operation, _ => new PatternStream(100_000, breaksAt: 70_000));
        using var refused = await SendAsync(server, operation, _ => null);
        using var none = await SendAsync(server, operation, null);

        Assert.All([broken, refused, none], result => Assert.Equal((AnswerAction.Retry, ExchangeCode.FileNotRead), (result.Action, result.Code)));
        Assert.EndsWith("failed: the file 'a.bin' cannot be read to its end: the disk is gone.", broken.Message);
        Assert.EndsWith("failed: the file 'a.bin' cannot be read: there is no file 'a'.", refused.Message);
        Assert.EndsWith("failed: the file 'a.bin' cannot be read: this host gives no files.", none.Message);
        Assert.Empty(server.Received);
    }

    [Fact]
    public async Task ARedirectThatKeepsTheBodyOpensTheFileAgain()
    {
        var count = 0;
        await using var server = StreamServer.Start((line, wire, stop) => wire.WriteAsync(Encoding.UTF8.GetBytes(
            line.Contains("/x") ? LoopbackServer.Reply(307, "", "text/plain", "Location: /y") : LoopbackServer.Reply(200)), stop).AsTask());

        using var result = await SendAsync(server, Parts.Operation(Parts.File("file", Parts.FileOf("a", "a.bin", null, 10))), _ => { count++; return new PatternStream(10); });

        Assert.True(result.IsFine, result.Message);
        Assert.Equal((2, 2), (count, server.Received.Select(one => one.Hash).Count()));
        Assert.Single(server.Received.Select(one => one.Hash).Distinct());
    }

    [Theory]
    [InlineData(9, true)]
    [InlineData(11, false)]
    public async Task AnUploadMayTakeItsTimeAsLongAsItGoesOn(int secondsEach, bool isFine)
    {
        await using var server = StreamServer.Start();
        using var client = Wire.Client();
        var clock = new FakeTimeProvider();
        var transport = new ConnectionTransport(() => client, Wire.Limits, clock)
        {
            Files = (_, _) => ValueTask.FromResult(ContentOpening.Of(new SlowStream(new PatternStream(300_000), () => clock.Advance(TimeSpan.FromSeconds(secondsEach))))),
        };
        var setting = Wire.Setting(Demo.Connection(server.Url), client) with { Transport = transport };
        var operation = Parts.Operation(Parts.File("file", Parts.FileOf("a", "a.bin", null, 300_000))) with { Timeout = TimeSpan.FromHours(1) };

        using var result = await new OperationSender(setting).SendAsync(operation, Demo.Scope(), TestContext.Current.CancellationToken);

        Assert.Equal(isFine, result.IsFine);
        Assert.Equal(isFine ? ExchangeCode.Status : ExchangeCode.TimedOut, result.Code);
    }

    private static Task<ExchangeResult> SendAsync(StreamServer server, OperationProgram operation, Func<string, Stream?>? open) => SendAsync(server.Url, operation, open);

    private static async Task<ExchangeResult> SendAsync(string url, OperationProgram operation, Func<string, Stream?>? open)
    {
        using var client = Wire.Client();
        var transport = new ConnectionTransport(() => client, Wire.Limits, TimeProvider.System)
        {
            Files = open is null ? null : (key, _) => ValueTask.FromResult(open(key) is { } stream ? ContentOpening.Of(stream) : ContentOpening.Refused($"there is no file '{key}'")),
        };
        var setting = Wire.Setting(Demo.Connection(url), client) with { Transport = transport };
        return await new OperationSender(setting).SendAsync(operation, Demo.Scope(), TestContext.Current.CancellationToken);
    }
}
