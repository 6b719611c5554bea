namespace Rezolve.Mapping.Tests.EndToEnd.Step.Hooks;

/// <summary>A process that listens, in a storm and when it is killed.</summary>
public sealed class StormTests
{
    private const int Tickets = 20;
    private const int Events = 100;

    [Fact]
    public async Task A_storm_of_deliveries_with_repeats_in_any_order_ends_as_one_of_each_in_turn_I10()
    {
        await using var hooks = await HookStation.OpenAsync();
        for (var at = 1; at <= Tickets; at++)
            hooks.Left.Tickets.Make([new("title", $"Ticket {at:d2}")], null, "ann");
        using var process = await hooks.BeginAsync();
        await hooks.UntilAsync(() => hooks.Right.Tickets.All.Count == Tickets);
        hooks.Left.Reads.Clear();

        var statuses = await StormAsync(hooks);
        await hooks.UntilAsync(() => hooks.Titles() is var (left, right) && left == right);

        Assert.All(statuses, status => Assert.Equal(200, status));
        var counts = await hooks.CountsAsync();
        Assert.Equal((Events, Events, 0), (counts.GetProperty("accepted").GetInt32(), counts.GetProperty("duplicates").GetInt32(), counts.GetProperty("refused").GetInt32()));
        Assert.Equal(Tickets, hooks.Left.Reads.Count);
        Assert.All(hooks.Left.Reads, read => Assert.InRange(read.Value, 1, 2 * Events / Tickets));
        TestContext.Current.SendDiagnosticMessage($"{statuses.Length} deliveries, {hooks.Left.Reads.Values.Sum()} reads of {Tickets} tickets, at most {hooks.Left.Reads.Values.Max()} of one");

        // All of it once more, backwards: nothing is written anywhere.
        var (state, writes) = (hooks.Titles(), (hooks.Left.Tickets.Writes, hooks.Right.Tickets.Writes));
        foreach (var which in Enumerable.Range(0, Events).Reverse())
            Assert.Equal(200, await hooks.TellAsync($"{(which % Tickets) + 1}", $"e{which}"));
        await hooks.UntilAsync(() => true);
        Assert.Equal(state, hooks.Titles());
        Assert.Equal(writes, (hooks.Left.Tickets.Writes, hooks.Right.Tickets.Writes));
        Assert.True(await process.KillAsync());
    }

    [Fact]
    public async Task What_was_answered_with_200_outlives_kill_9()
    {
        await using var hooks = await HookStation.OpenAsync();
        for (var at = 1; at <= 3; at++)
            hooks.Left.Tickets.Make([new("title", $"Ticket {at}")], null, "ann");
        using (var process = await hooks.BeginAsync())
        {
            await hooks.UntilAsync(() => hooks.Right.Tickets.All.Count == 3);
            // What is told waits, since nothing is done there now.
            await hooks.Station.DoneAsync("pause", "left");
            for (var at = 1; at <= 3; at++)
            {
                hooks.Left.Tickets.Change(hooks.Left.Tickets.Find($"{at}")!, new Dictionary<string, object?> { ["title"] = $"Ticket {at}, changed" }, null, "ann");
                Assert.Equal(200, await hooks.TellAsync($"{at}", $"e{at}"));
            }
            Assert.True(await process.KillAsync());
        }

        Assert.Equal(["record:left:1", "record:left:2", "record:left:3"], (await hooks.WorkAsync()).Select(work => work.GetProperty("id").GetString()).Order(StringComparer.Ordinal));
        Assert.Equal(3, (await hooks.CountsAsync()).GetProperty("accepted").GetInt32());
        await hooks.Station.DoneAsync("resume", "left");
        using var next = await hooks.BeginAsync();
        await hooks.UntilAsync(() => hooks.Titles() is var (left, right) && left == right);
        Assert.Contains("Ticket 3, changed", hooks.Titles().Right);
    }

    // Every event is told twice, in an order drawn once; it happens just before it is told the first time.
    private static async Task<int[]> StormAsync(HookStation hooks)
    {
        var happened = new HashSet<int>();
        var order = Enumerable.Range(0, Events).Concat(Enumerable.Range(0, Events)).ToArray();
        new Random(5).Shuffle(order);
        var statuses = new int[order.Length];
        await Parallel.ForAsync(0, order.Length, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (at, _) =>
        {
            var (which, ticket) = (order[at], $"{(order[at] % Tickets) + 1}");
            lock (happened)
            {
                if (happened.Add(which))
                    hooks.Left.Tickets.Change(hooks.Left.Tickets.Find(ticket)!, new Dictionary<string, object?> { ["title"] = $"Ticket {ticket}, event {which:d2}" }, null, "ann");
            }
            statuses[at] = await hooks.TellAsync(ticket, $"e{which}");
        });
        return statuses;
    }
}
