using Microsoft.Extensions.Time.Testing;
using Rezolve.Mapping.Calling.Batches;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Http;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Sync.Systems.Together;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Sync.Systems.Together;

/// <summary>When writes go out together: when they are enough, or when nobody is left to add one.</summary>
public sealed class GatheringTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly List<int> _sent = [];
    private int _allowed;

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(50)]
    public async Task Every_write_has_the_outcome_that_is_its_own(int lanes)
    {
        var results = new string[25];
        using var gathering = Of(lanes);
        var many = Request(10);
        await gathering.RunAsync(25, async at => results[at] = await JoinAsync(gathering, many, at));

        Assert.Equal(Enumerable.Range(0, 25).Select(at => $"{at}"), results);
        Assert.Equal([10, 10, 5], _sent);
        Assert.Equal(3, _allowed);
    }

    [Fact]
    public async Task Turns_that_write_nothing_hold_nobody_up_and_a_turn_may_write_again()
    {
        using var gathering = Of(2);
        var many = Request(100);
        await gathering.RunAsync(6, async at =>
        {
            if (at % 2 == 0)
                return;
            await JoinAsync(gathering, many, at);
            if (at == 1)
                await JoinAsync(gathering, many, at);
        });
        Assert.Equal([3, 1], _sent);
    }

    [Fact]
    public async Task Two_sorts_go_out_in_two_requests()
    {
        using var gathering = Of(1);
        var (left, right) = (Request(100), Request(100));
        await gathering.RunAsync(5, at => JoinAsync(gathering, at < 3 ? left : right, at));
        Assert.Equal([2, 3], _sent.Order());
    }

    [Fact]
    public async Task No_more_turns_are_at_work_at_once_than_there_are_lanes()
    {
        var (now, most) = (0, 0);
        using var gathering = Of(3);
        var many = Request(4);
        await gathering.RunAsync(20, async at =>
        {
            for (var step = 0; step < 2; step++)
            {
                most = Math.Max(most, Interlocked.Increment(ref now));
                await Task.Yield();
                Interlocked.Decrement(ref now);
                await JoinAsync(gathering, many, at);
            }
        });
        Assert.InRange(most, 1, 3);
    }

    [Fact]
    public async Task A_request_that_nobody_may_send_any_more_ends_all_that_wait_for_it()
    {
        using var gathering = new Gathering(1, () => throw new InvalidOperationException("the right was lost"));
        var many = Request(100);
        var begun = 0;
        var fault = await Assert.ThrowsAsync<InvalidOperationException>(() => gathering.RunAsync(3, at =>
        {
            begun++;
            return JoinAsync(gathering, many, at);
        }));
        Assert.Equal(("the right was lost", 3), (fault.Message, begun));
        Assert.Empty(_sent);
    }

    [Fact]
    public async Task The_exception_of_a_turn_lets_those_that_wait_come_to_their_end_and_begins_no_other()
    {
        using var gathering = Of(1);
        var many = Request(100);
        var begun = new List<int>();
        await Assert.ThrowsAsync<NotSupportedException>(() => gathering.RunAsync(4, async at =>
        {
            begun.Add(at);
            if (at == 2)
                throw new NotSupportedException();
            await JoinAsync(gathering, many, at);
        }));
        Assert.Equal([0, 1, 2], begun);
        Assert.Equal([2], _sent);
    }

    [Fact]
    public async Task A_request_goes_out_before_its_first_write_has_grown_old()
    {
        using var gathering = Of(1);
        var many = Request(100);
        await gathering.RunAsync(4, at =>
        {
            _clock.Advance(TimeSpan.FromSeconds(2));
            return JoinAsync(gathering, many, at);
        });
        Assert.Equal([4], _sent);

        _sent.Clear();
        await gathering.RunAsync(4, at =>
        {
            _clock.Advance(TimeSpan.FromSeconds(4));
            return JoinAsync(gathering, many, at);
        });
        Assert.Equal([3, 1], _sent);
    }

    private static async Task<string> JoinAsync(Gathering gathering, SharedRequest many, int at)
    {
        var outcome = await gathering.JoinAsync(many, new Scope { [Root.Key] = Value.Of($"{at}") }, TestContext.Current.CancellationToken);
        return outcome!.Result.Text;
    }

    private Gathering Of(int lanes) => new(lanes, () =>
    {
        Interlocked.Increment(ref _allowed);
        return Task.CompletedTask;
    });

    private SharedRequest Request(int size) => new(size, _clock, async writes =>
    {
        await Task.Yield();
        lock (_sent)
            _sent.Add(writes.Count);
        return [.. writes.Select(write => new BatchOutcome(new() { Action = AnswerAction.Fine, Code = ExchangeCode.Status }, write.Write[Root.Key]))];
    });
}
