using System.Diagnostics;
using Rezolve.Mapping.Http;
using Rezolve.Mapping.Http.Transport;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Tests.Http.Fakes;

namespace Rezolve.Mapping.Tests.BadAnswers;

/// <summary>Answers that take their time. Nothing hangs: each wait has a limit of its own.</summary>
public sealed class TimeTests
{
    private static readonly TimeSpan Brief = TimeSpan.FromMilliseconds(300);

    [Fact]
    public Task HeaderFieldsThatDoNotComeAreGivenUp() =>
        AssertGivenUp(
            (_, _, stop) => Task.Delay(Timeout.Infinite, stop),
            limits => limits with { HeaderTimeout = Brief }, "its header fields did not come within 0.3 s");

    [Fact]
    public Task HeaderFieldsThatDripAreGivenUp() =>
        AssertGivenUp(
            async (_, wire, stop) =>
            {
                await Said.WriteAsync(wire, "HTTP/1.1 200 OK\r\n", stop);
                await DripAsync(wire, "X-More: yes\r\n", stop);
            },
            limits => limits with { HeaderTimeout = Brief }, "its header fields ");

    [Fact]
    public Task ABodyThatPausesIsGivenUp() =>
        AssertGivenUp(
            async (_, wire, stop) =>
            {
                await Said.WriteAsync(wire, Said.Head + "Content-Length: 100\r\n\r\n{\"items\":", stop);
                await Task.Delay(Timeout.Infinite, stop);
            },
            limits => limits with { IdleTimeout = Brief }, "its body paused for 0.3 s");

    [Fact]
    public Task ABodyThatDripsIsGivenUpInTheEnd() =>
        AssertGivenUp(
            async (_, wire, stop) =>
            {
                await Said.WriteAsync(wire, Said.Head + "Content-Length: 10000000\r\n\r\n{\"items\":", stop);
                await DripAsync(wire, " ", stop);
            },
            limits => limits, "there was no whole answer within 1 s", "PT1S");

    [Fact]
    public Task ChunksWithoutEndAreGivenUpInTheEnd() =>
        AssertGivenUp(
            async (_, wire, stop) =>
            {
                await Said.WriteAsync(wire, Said.Head + "Transfer-Encoding: chunked\r\n\r\n", stop);
                await DripAsync(wire, "1\r\n \r\n", stop);
            },
            limits => limits, "there was no whole answer within 1 s", "PT1S");

    private static async Task AssertGivenUp(Respond second, Func<AnswerLimits, AnswerLimits> limits, string said, string timeout = "PT30S")
    {
        await using var desk = BadDesk.Over(Said.AfterFirst(second), new BadManifest { Timeout = timeout }, limits);
        var began = Stopwatch.GetTimestamp();
        var run = await desk.ListAsync();
        var fault = desk.AssertClear(run.Fault, "all");
        Assert.InRange(Stopwatch.GetElapsedTime(began), TimeSpan.Zero, TimeSpan.FromSeconds(20));
        Assert.True(fault is { Action: AnswerAction.Retry, Code: ExchangeCode.TimedOut or ExchangeCode.BodyTooLong, Owner: FaultOwner.Transient }, fault.ToString());
        Assert.Contains(said, fault.Message);
        Assert.Contains("Try again later", fault.Remedy);
        Assert.Equal(["1", "2"], run.Keys);
    }

    private static async Task DripAsync(Stream wire, string drop, CancellationToken stop)
    {
        using var drops = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (await drops.WaitForNextTickAsync(stop))
            await Said.WriteAsync(wire, drop, stop);
    }
}
