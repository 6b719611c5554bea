using System.Text;
using Rezolve.Mapping.Http;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Reading.Operations;
using Rezolve.Mapping.Tests.Http.Fakes;

namespace Rezolve.Mapping.Tests.BadAnswers;

/// <summary>Answers that are too much. They count what the whole process allocates, so no other test runs beside them.</summary>
[Collection(nameof(Alone))]
public sealed class SizeTests
{
    private const long Bound = 64L << 20;
    private const long Gigabyte = 1L << 30;

    [Theory]
    [InlineData("gzip", 1L << 28)]
    [InlineData("deflate", 1L << 28)]
    [InlineData("br", Gigabyte)]
    public async Task ABombIsRefused(string encoding, long inflated)
    {
        var bomb = Bombs.Of(encoding, inflated);
        var fault = await AssertBounded((_, wire, stop) => Bombs.SendAsync(wire, encoding, bomb, stop));
        Assert.Contains("its body grows more than 100 times when decompressed", fault.Message);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task WhatIsPackedWellIsRead(string encoding)
    {
        var body = Encoding.UTF8.GetBytes("""{"items":[{"id":3}]}""");
        await using var desk = BadDesk.Over((_, wire, stop) => Bombs.SendAsync(wire, encoding, Bombs.Packed(encoding, body), stop));
        var run = await desk.ListAsync();
        Assert.Null(run.Fault);
        Assert.Equal(["3"], run.Keys);
    }

    [Theory]
    [InlineData("gzip", "Truncated")]
    [InlineData("deflate", "Truncated")]
    [InlineData("br", "Truncated")]
    [InlineData("zstd", "NotReadable")]
    public async Task WhatIsPackedBadlyIsTold(string encoding, string code)
    {
        await using var desk = BadDesk.Over(Said.AfterFirst((_, wire, stop) => Bombs.SendAsync(wire, encoding, "not compressed at all"u8.ToArray(), stop)));
        var run = await desk.ListAsync();
        Assert.Equal(code, desk.AssertClear(run.Fault, "all").Code.ToString());
        Assert.Equal(["1", "2"], run.Keys);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task WhatIsPackedAndCutIsTold(string encoding)
    {
        var noise = new byte[100_000];
        new Random(7).NextBytes(noise);
        var packed = Bombs.Packed(encoding, Encoding.UTF8.GetBytes($$"""{"items":[{"id":"{{Convert.ToHexString(noise)}}"}]}"""));
        await using var desk = BadDesk.Over(Said.AfterFirst((_, wire, stop) => Bombs.SendAsync(wire, encoding, packed[..(packed.Length / 2)], stop)));
        var run = await desk.ListAsync();
        var fault = desk.AssertClear(run.Fault, "all");
        Assert.True(fault.Code is ExchangeCode.Truncated, $"{fault.Code}: {fault.Message}");
        Assert.Equal(["1", "2"], run.Keys);
    }

    [Fact]
    public async Task AGigabyteOfJsonIsCutAtTheLimit()
    {
        var rows = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"id\":3,\"title\":\"a ticket\"},", 4000)));
        var fault = await AssertBounded(async (_, wire, stop) =>
        {
            await Said.WriteAsync(wire, Said.Head + "\r\n{\"items\":[", stop);
            for (var sent = 0L; sent < Gigabyte; sent += rows.Length)
                await wire.WriteAsync(rows, stop);
        });
        Assert.Contains("its body is longer than 10485760 bytes", fault.Message);
    }

    [Fact]
    public async Task AGigabyteThatIsAnnouncedIsNotRead()
    {
        var fault = await AssertBounded((_, wire, stop) => Said.WriteAsync(wire, Said.Head + $"Content-Length: {Gigabyte}\r\n\r\n{{", stop));
        Assert.Contains($"it announces a body of {Gigabyte} bytes; 10485760 are allowed", fault.Message);
    }

    [Fact]
    public async Task ChunksWithoutEndAreCutAtTheLimit()
    {
        var chunk = Encoding.ASCII.GetBytes($"10000\r\n{new string(' ', 0x10000)}\r\n");
        await AssertBounded(async (_, wire, stop) =>
        {
            await Said.WriteAsync(wire, Said.Head + "Transfer-Encoding: chunked\r\n\r\n", stop);
            while (true)
                await wire.WriteAsync(chunk, stop);
        });
    }

    [Fact]
    public async Task HeaderFieldsWithoutEndAreRefused()
    {
        var fault = await AssertBounded(async (_, wire, stop) =>
        {
            await Said.WriteAsync(wire, "HTTP/1.1 200 OK\r\n", stop);
            while (true)
                await Said.WriteAsync(wire, $"X-Long: {new string('a', 10_000)}\r\n", stop);
        });
        Assert.Contains("its header fields are too long", fault.Message);
    }

    [Theory]
    [InlineData("$.items[*]", "[")]
    [InlineData("$.items[*]", "{\"a\":")]
    [InlineData("{{ response.items }}", "[")]
    [InlineData("$..items[*]", "[")]
    public async Task AHundredThousandLevelsAreAFaultAndNoCrash(string records, string level)
    {
        var deep = "{\"items\":" + string.Concat(Enumerable.Repeat(level, 100_000));
        await using var desk = BadDesk.Over(Said.AfterFirst(LoopbackServer.Reply(200, deep)), new BadManifest { Records = records });
        var run = await desk.ListAsync();
        var fault = desk.AssertClear(run.Fault, "all");
        Assert.Equal((AnswerAction.Fail, ExchangeCode.WrongShape), (fault.Action, fault.Code));
        Assert.True(fault.Message.Contains("deeper than 64 levels") || fault.Message.Contains("deeper than the limit of 64"), fault.Message);
        Assert.Equal(["1", "2"], run.Keys);
    }

    [Fact]
    public async Task AHundredThousandLevelsInOneRecordOrCheckAreAFaultToo()
    {
        await using var desk = BadDesk.Over(_ => LoopbackServer.Reply(200, "{\"id\":7,\"a\":" + new string('[', 100_000)));
        using var outcome = await desk.GetAsync();
        desk.AssertPlaced(outcome.Reason, "one");
        Assert.Contains("deeper", desk.AssertClear(await desk.CheckAsync(), "me").Message);
    }

    private static async Task<ReadFault> AssertBounded(Respond second)
    {
        await using var desk = BadDesk.Over(Said.AfterFirst(second));
        GC.Collect();
        var (allocated, resident) = (GC.GetTotalAllocatedBytes(), Environment.WorkingSet);
        var run = await desk.ListAsync();
        var (grown, more) = (GC.GetTotalAllocatedBytes() - allocated, Environment.WorkingSet - resident);
        TestContext.Current.TestOutputHelper?.WriteLine($"{grown >> 10} KiB allocated, {more >> 10} KiB more resident");
        var fault = desk.AssertClear(run.Fault, "all");
        Assert.Equal((AnswerAction.Fail, ExchangeCode.BodyTooLong), (fault.Action, fault.Code));
        Assert.Contains("Ask for less", fault.Remedy);
        Assert.True(grown <= Bound, $"{grown} bytes were allocated");
        Assert.True(more <= Bound, $"the process grew by {more} bytes");
        Assert.Equal(["1", "2"], run.Keys);
        return fault;
    }
}
