using System.Text;
using Microsoft.Extensions.Time.Testing;
using Rezolve.Mapping.Http;
using Rezolve.Mapping.Http.Budgets;
using Rezolve.Mapping.Programs.Connections;
using Rezolve.Mapping.Tests.Http.Fakes;

namespace Rezolve.Mapping.Tests.Http.Budgets;

public sealed class AdaptiveTests
{
    private readonly FakeTimeProvider _clock = new(new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task ItBeginsAtFourAndGrowsByAboutOneEachRoundUpToItsCeiling()
    {
        var budget = Of(ceiling: 8);
        var widths = new List<long> { budget.AtOnce!.Value };
        for (var round = 0; round < 6; round++)
        {
            await Round(budget, RequestFate.Fine);
            widths.Add(budget.AtOnce!.Value);
        }
        Assert.Equal(4, widths[0]);
        Assert.Equal(8, widths[^1]);
        Assert.All(widths.Zip(widths.Skip(1)), pair => Assert.InRange(pair.Second - pair.First, 0, 1));
    }

    [Fact]
    public async Task ARoundOfRefusalsHalvesItOnceAndNeverBelowOne()
    {
        var budget = Of(ceiling: 8);
        await Round(budget, RequestFate.Struggled);
        Assert.Equal(2, budget.AtOnce);
        await Round(budget, RequestFate.Struggled);
        Assert.Equal(1, budget.AtOnce);
        await Round(budget, RequestFate.Struggled);
        Assert.Equal(1, budget.AtOnce);
        await Round(budget, RequestFate.Fine);
        Assert.Equal(2, budget.AtOnce);
    }

    [Fact]
    public async Task WhatFailsForReasonsOfItsOwnChangesNothing()
    {
        var budget = Of(ceiling: 8);
        await Round(budget, RequestFate.Unknown);
        Assert.Equal(4, budget.AtOnce);
    }

    [Fact]
    public async Task AFixedLimitStaysAsItIs()
    {
        var budget = new Budget(new("default", null, null, false, 8, "connection"), _clock);
        await Round(budget, RequestFate.Struggled);
        Assert.Equal(8, budget.AtOnce);
    }

    [Fact]
    public async Task AnOperationsOwnQuotaHoldsThatOperationOnly()
    {
        await using var server = LoopbackServer.Start(request => LoopbackServer.Reply(
            200, "{}", headers: request.Target.Contains("/search", StringComparison.Ordinal) ? "Acme-RateLimit-Search: total=10; remaining=0; resets=600" : "X: y"));
        using var client = Wire.Client();
        var sender = new OperationSender(Wire.Setting(Demo.Connection(server.Url), client));
        var search = Demo.Operation("GET /search") with { Name = "search" };
        using var first = await sender.SendAsync(search, Demo.Scope(), CancellationToken.None);
        using var held = await sender.SendAsync(search, Demo.Scope(), CancellationToken.None);
        using var other = await sender.SendAsync(Demo.Operation("GET /x"), Demo.Scope(), CancellationToken.None);
        Assert.Equal((true, ExchangeCode.Paused, true), (first.IsFine, held.Code, other.IsFine));
    }

    [Fact]
    public async Task AStrugglingHostIsAskedLessAtOnceAndOthersAreNot()
    {
        var book = new BudgetBook(new Dictionary<string, RateLimitProgram>(), new(TimeSpan.FromSeconds(10), MostAtOnce: 16), _clock);
        var leases = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => EnterAsync("slow")));
        foreach (var lease in leases)
        {
            lease.Fate = RequestFate.Struggled;
            lease.Dispose();
        }
        await EnterAsync("slow");
        await EnterAsync("slow");
        Assert.False(EnterAsync("slow").IsCompleted);
        foreach (var other in Enumerable.Range(0, 4).Select(_ => EnterAsync("quick")))
            await other;

        async Task<BudgetLease> EnterAsync(string host) =>
            (await book.EnterAsync(Demo.Operation("GET /x"), host, "c", Priority.Interactive, CancellationToken.None)).Lease!;
    }

    [Fact]
    public async Task AnswersOf503NarrowWhatIsSentAtOnce()
    {
        var (inside, most) = (0, 0);
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = LoopbackServer.Start(async (request, wire, cancellation) =>
        {
            if (request.Number > 4)
            {
                most = Math.Max(most, Interlocked.Increment(ref inside));
                if (inside == 2)
                    release.TrySetResult();
                await release.Task;
                Interlocked.Decrement(ref inside);
            }
            await wire.WriteAsync(Encoding.UTF8.GetBytes(LoopbackServer.Reply(request.Number > 4 ? 200 : 503)), cancellation);
        });
        using var client = Wire.Client();
        var sender = new OperationSender(Wire.Setting(Demo.Connection(server.Url), client));
        await SendFourAsync();
        await SendFourAsync();
        Assert.Equal((8, 2), (server.Requests.Count, most));

        async Task SendFourAsync() => await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            using var result = await sender.SendAsync(Demo.Operation("POST /x"), Demo.Scope(), CancellationToken.None);
        }));
    }

    private Budget Of(long ceiling) => new(new RateLimitProgram("host", null, null, false, ceiling, "host") { Adaptive = true }, _clock);

    private static async Task Round(Budget budget, RequestFate fate)
    {
        var turns = new List<BudgetTurn>();
        for (var i = budget.AtOnce!.Value; i > 0; i--)
            turns.Add(await budget.EnterAsync(Priority.Interactive, TimeSpan.FromHours(1), CancellationToken.None));
        foreach (var turn in turns)
            budget.Leave(turn, fate);
    }
}
