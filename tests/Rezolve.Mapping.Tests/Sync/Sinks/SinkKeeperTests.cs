using System.Text.Json;
using CsCheck;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Hub.Events;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Sync.Sinks;
using Rezolve.Mapping.Tests.Sync.Desks;

namespace Rezolve.Mapping.Tests.Sync.Sinks;

/// <summary>A sink is told every event that is for it, in order, until it has it.</summary>
public sealed class SinkKeeperTests
{
    private readonly Office _office = new();
    private readonly List<SinkMessage> _told = [];
    private SinkProgram _sink = new("bots", new Uri("https://bots.example.com/"), new SourcePlace("rezolve.json", 1, 1, "")) { Secret = "bots" };
    private Func<SinkMessage, SinkAnswer> _answer = _ => SinkAnswer.Taken;
    private int _events;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_told_what_is_for_it_in_order_and_counts_in_are_counts_out()
    {
        _sink = _sink with { Types = ["ticket.*"] };
        await BeginAsync();
        for (var i = 0; i < 450; i++)
            await HappenAsync(i % 3 == 0 ? "comment.created" : "ticket.updated");
        Assert.Equal(300, await RunAsync());

        Assert.Equal(Enumerable.Range(0, 450).Where(i => i % 3 != 0).Select(i => $"e{i:d4}"), _told.Select(message => message.Id));
        var state = await Keeper().StateAsync(Token);
        Assert.Equal((300, 150), (state.Delivered, state.Passed));
        Assert.Equal((0, null), (await RunAsync(), await Keeper().NextDueAsync(Token)));
    }

    [Fact]
    public async Task What_happened_before_it_was_there_it_is_not_told()
    {
        await HappenAsync("ticket.updated");
        await BeginAsync();
        await HappenAsync("ticket.updated");
        await RunAsync();

        Assert.Equal("e0001", Assert.Single(_told).Id);
    }

    [Fact]
    public async Task One_that_is_not_taken_keeps_the_others_waiting_and_comes_again_under_its_id()
    {
        await BeginAsync();
        await HappenAsync("ticket.updated");
        await HappenAsync("ticket.updated");
        _answer = _ => new SinkAnswer(false, "it answered 500");
        Assert.Equal(0, await RunAsync());
        Assert.Equal(0, await RunAsync());
        Assert.Equal("e0000", Assert.Single(_told).Id);
        var state = await Keeper().StateAsync(Token);
        Assert.Equal((1, "it answered 500", true), (state.Attempts, state.Reason, await Keeper().NextDueAsync(Token) > _office.Clock.GetUtcNow()));

        _office.Clock.Advance(TimeSpan.FromMinutes(1));
        _answer = _ => SinkAnswer.Taken;
        Assert.Equal(2, await RunAsync());
        Assert.Equal(["e0000", "e0000", "e0001"], _told.Select(message => message.Id));
        Assert.Equal((2, 0, null), ((await Keeper().StateAsync(Token)).Delivered, (await Keeper().StateAsync(Token)).Attempts, (await Keeper().StateAsync(Token)).Reason));
    }

    [Fact]
    public async Task It_waits_as_long_as_it_is_asked_to()
    {
        await BeginAsync();
        await HappenAsync("ticket.updated");
        var asked = _office.Clock.GetUtcNow().AddMinutes(7);
        _answer = _ => new SinkAnswer(false, "it answered 429") { NextAt = asked };
        await RunAsync();

        Assert.Equal(asked, await Keeper().NextDueAsync(Token));
    }

    [Fact]
    public async Task One_that_fails_for_a_day_or_wants_nothing_more_stands_still_until_somebody_lets_it_go_on()
    {
        await BeginAsync();
        await HappenAsync("ticket.updated");
        _answer = _ => new SinkAnswer(false, "it answered 500");
        for (var hour = 0; hour < 30; hour++)
        {
            await RunAsync();
            _office.Clock.Advance(TimeSpan.FromHours(1));
        }
        Assert.Equal(25, _told.Count);
        Assert.True(await _office.Hub.IsPausedAsync("sink/bots", Token));
        Assert.Null(await Keeper().NextDueAsync(Token));
        Assert.Equal("it answered 500", (await Keeper().StateAsync(Token)).Reason);

        await ResumeAsync();
        _answer = _ => new SinkAnswer(false, "it answered 410") { IsGone = true };
        await RunAsync();
        Assert.True(await _office.Hub.IsPausedAsync("sink/bots", Token));

        await ResumeAsync();
        _answer = _ => SinkAnswer.Taken;
        Assert.Equal(1, await RunAsync());
    }

    [Fact]
    public async Task What_a_rule_tells_goes_to_the_sink_that_it_names_and_to_no_other()
    {
        _sink = _sink with { Types = ["sla.*"] };
        await BeginAsync();
        await HappenAsync("automation.notified", "bots");
        await HappenAsync("automation.sent", "others");
        await HappenAsync("automation.notified", "bots");
        await HappenAsync("automation.stopped");
        await RunAsync();

        Assert.Equal(["e0000", "e0002"], _told.Select(message => message.Id));
        Assert.Equal("automation.notified", JsonElement.Parse(_told[0].Body.Span).GetProperty("type").GetString());
    }

    [Fact]
    public void Law_Whatever_fails_and_wherever_the_process_ends_each_event_comes_in_order_at_least_once() =>
        Gen.Select(Gen.Int[0, 9].Array[1, 30], Gen.Int[1, 12], Gen.Int[0, 12]).Sample((answers, count, kill) => new SinkKeeperTests().ComesAsync(answers, count, kill).GetAwaiter().GetResult(), iter: 60, threads: 1);

    private async Task ComesAsync(int[] answers, int count, int kill)
    {
        await BeginAsync();
        for (var i = 0; i < count; i++)
            await HappenAsync("ticket.updated");
        var (asked, taken) = (0, new List<string>());
        _answer = message =>
        {
            if (answers[asked++ % answers.Length] < 4 && asked < 20)
                return new SinkAnswer(false, "no");
            taken.Add(message.Id);
            return SinkAnswer.Taken;
        };
        if (kill > 0)
        {
            var dying = new CrashingStore(_office.Store, kill, isStored: kill % 2 == 0);
            _office.Reached = _ => dying;
            await Record.ExceptionAsync(async () =>
            {
                for (var i = 0; i < 20; i++)
                {
                    await RunAsync();
                    _office.Clock.Advance(TimeSpan.FromMinutes(1));
                }
            });
            _office.Reached = store => store;
        }
        while (await Keeper().NextDueAsync(Token) is not null)
        {
            await RunAsync();
            _office.Clock.Advance(TimeSpan.FromMinutes(40));
        }
        // One that came twice was the last before the process ended.
        Assert.Equal(Enumerable.Range(0, count).Select(i => $"e{i:d4}"), taken.Distinct());
        Assert.Equal(taken.Order(StringComparer.Ordinal), taken);
        Assert.InRange(taken.Count, count, count + 1);
        Assert.Equal(count, (await Keeper().StateAsync(Token)).Delivered);
    }

    private SinkKeeper Keeper() => new(_office.Setting(), _sink, (message, _) =>
    {
        _told.Add(message);
        return Task.FromResult(_answer(message));
    });

    private Task<int> RunAsync() => Keeper().RunAsync(Token);

    private Task BeginAsync() => RunAsync();

    private async Task ResumeAsync() =>
        Assert.True((await _office.Store.CommitAsync(new StoreChange { Deletes = [new RowCheck(new RowKey("acme", RowKinds.Pause, "sink/bots"), null)] }, Token)).IsCommitted);

    private async Task HappenAsync(string type, string? sink = null)
    {
        var happened = new HubEvent($"e{_events++:d4}", _office.Clock.GetUtcNow(), type, "t1", "test") { About = sink is null ? new Dictionary<string, string>() : new() { ["sink"] = sink } };
        Assert.True((await _office.Store.CommitAsync(new StoreChange { Writes = [EventRows.Of("acme", happened)] }, Token)).IsCommitted);
        await new EventSequence(_office.Store, "acme").PlaceAsync(Token);
    }
}
