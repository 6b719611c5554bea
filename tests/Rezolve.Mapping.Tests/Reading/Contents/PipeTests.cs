using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Http.Requests.Bodies;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Tests.Http.Fakes;
using Rezolve.Mapping.Tests.Http.Requests.Bodies;

namespace Rezolve.Mapping.Tests.Reading.Contents;

/// <summary>A file goes from one system to another. Counts what the whole process allocates, so no other test may run beside it.</summary>
[Collection(nameof(Alone))]
public sealed class PipeTests
{
    private const long Large = 64L << 20;

    [Fact]
    public async Task ADownloadIsAnUploadWithoutEverBeingHeld()
    {
        await using var source = StreamServer.Start((_, wire, stop) => StreamServer.SendAsync(wire, Large, $"Content-Type: image/png\r\nContent-Length: {Large}", stop));
        await using var target = StreamServer.Start();
        using var from = new Shelf(source.Url);
        using var to = new Shelf(target.Url, files: OpenFrom(from));
        var before = GC.GetTotalAllocatedBytes();

        using var result = await UploadAsync(to, Large);

        var grown = GC.GetTotalAllocatedBytes() - before;
        Assert.True(result.IsFine, result.Message);
        var received = Assert.Single(target.Received);
        Assert.StartsWith("--", received.Begin);
        Assert.Contains("name=\"note\"\r\n\r\nmoved\r\n", received.Begin);
        Assert.Contains("name=\"file\"; filename=\"big.png\"\r\nContent-Type: image/png\r\n\r\n", received.Begin);
        Assert.InRange(received.Length - Large, 200, 400);
        Assert.True(grown <= 8 << 20, $"{grown} bytes were allocated for {Large}");
    }

    [Fact]
    public async Task ACutDownloadIsNoWholeUpload()
    {
        await using var source = StreamServer.Start((_, wire, stop) => StreamServer.SendAsync(wire, 100_000, "Content-Length: 200000", stop));
        await using var target = StreamServer.Start();
        using var from = new Shelf(source.Url);
        using var to = new Shelf(target.Url, files: OpenFrom(from));

        using var result = await UploadAsync(to, null);

        Assert.Equal((AnswerAction.Retry, Mapping.Http.ExchangeCode.FileNotRead), (result.Action, result.Code));
        Assert.EndsWith("failed: the file 'big.png' cannot be read to its end: its body ended after 100000 of 200000 bytes.", result.Message);
        Assert.Empty(target.Received);
    }

    private static OpenContent OpenFrom(Shelf shelf) => async (key, _) =>
    {
        var outcome = await shelf.OpenAsync(key);
        return outcome.Stream is { } stream ? ContentOpening.Of(stream) : ContentOpening.Refused(outcome.Reason ?? outcome.Fault?.Message ?? "it is gone");
    };

    private static async Task<Mapping.Http.Answers.ExchangeResult> UploadAsync(Shelf shelf, long? size)
    {
        var scope = Demo.Scope();
        scope[Root.Attachment] = Parts.FileOf("7", "big.png", "image/png", size);
        return await shelf.Sender.SendAsync(shelf.Program.Operations["upload"], scope, TestContext.Current.CancellationToken);
    }
}
