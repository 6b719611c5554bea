using System.Text;
using Rezolve.Mapping.Http;
using Rezolve.Mapping.Http.Answers;
using Rezolve.Mapping.Http.Transport;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Tests.Http.Fakes;

namespace Rezolve.Mapping.Tests.Http.Transport;

/// <summary>Counts what the whole process allocates, so no other test may run beside it.</summary>
[Collection(nameof(Alone))]
public sealed class BombTests
{
    private const string Head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

    [Theory]
    [InlineData("gzip", 1 << 27)]
    [InlineData("deflate", 1 << 27)]
    [InlineData("br", 1 << 30)]
    public async Task ABombIsDefusedInBoundedMemory(string encoding, long inflated)
    {
        var bomb = Bombs.Of(encoding, inflated);
        await using var server = LoopbackServer.Start((_, wire, stop) => Bombs.SendAsync(wire, encoding, bomb, stop));
        var before = GC.GetTotalAllocatedBytes();
        using var result = await SendAsync(server);
        var grown = GC.GetTotalAllocatedBytes() - before;
        Assert.Equal((AnswerAction.Fail, ExchangeCode.BodyTooLong), (result.Action, result.Code));
        Assert.True(grown <= 64 << 20, $"{grown} bytes were allocated");
    }

    [Fact]
    public async Task ABodyWithoutEndIsCutAtTheLimit()
    {
        await using var server = LoopbackServer.Start(async (_, wire, stop) =>
        {
            await wire.WriteAsync(Encoding.ASCII.GetBytes(Head + "Connection: close\r\n\r\n"), stop);
            var chunk = new byte[1 << 16];
            for (var sent = 0L; sent < 1 << 30; sent += chunk.Length)
                await wire.WriteAsync(chunk, stop);
        });
        var before = GC.GetTotalAllocatedBytes();
        using var result = await SendAsync(server, Wire.Limits with { WireBytes = 1_000_000 });
        var grown = GC.GetTotalAllocatedBytes() - before;
        Assert.Equal((AnswerAction.Fail, ExchangeCode.BodyTooLong), (result.Action, result.Code));
        Assert.True(grown <= 64 << 20, $"{grown} bytes were allocated");
    }

    private static async Task<ExchangeResult> SendAsync(LoopbackServer server, AnswerLimits? limits = null)
    {
        using var client = Wire.Client();
        return await Wire.Sender(Demo.Connection(server.Url), client, limits).SendAsync(Demo.Operation("GET /x"), Demo.Scope(), CancellationToken.None);
    }
}
