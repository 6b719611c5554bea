using Rezolve.Mapping.Sync;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Sync.Systems.Together;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Sync.Systems.Together;

/// <summary>Writes of several tickets that share a request, from the hub over the wire and back: each has an outcome of its own.</summary>
public sealed class SharedWriteTests : IAsyncLifetime
{
    private readonly BulkOffice _office = new();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _office.DisposeAsync();

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task What_is_new_goes_out_together_and_so_does_what_changes(int lanes)
    {
        _office.Lanes = lanes;
        var keys = Enumerable.Range(1, 7).Select(at => _office.Plain.Add(("subject", Value.Of($"t{at}")))).ToList();
        await _office.SettleAsync();

        // Three in a request, and the seventh alone, which needs no list around it.
        Assert.Equal(["POST /bulk/make 3", "POST /bulk/make 3", "POST /tickets 1"], _office.Bulk.Writes.Order());
        Assert.Equal(Enumerable.Range(1, 7).Select(at => $"t{at}"), _office.Bulk.Titles.Order());
        Assert.Equal(7, (await _office.LinksAsync()).Select(link => link.Ticket).Distinct().Count());

        _office.Bulk.Writes.Clear();
        foreach (var key in keys)
            _office.Plain.Edit(key, ("subject", Value.Of($"{_office.Plain.Text(key, "subject")} again")));
        await _office.SettleAsync();
        Assert.Equal(["PATCH", "POST /bulk/change 3", "POST /bulk/change 3"], _office.Bulk.Writes.Select(write => write.StartsWith("PATCH", StringComparison.Ordinal) ? "PATCH" : write).Order());
        Assert.Equal(Enumerable.Range(1, 7).Select(at => $"t{at} again"), _office.Bulk.Titles.Order());
        Assert.All(await _office.LinksAsync(), link => Assert.Null(link.Intent));

        _office.Bulk.Writes.Clear();
        await _office.SettleAsync();
        Assert.Empty(_office.Bulk.Writes);
    }

    [Fact]
    public async Task What_one_of_many_is_refused_is_held_for_its_ticket_and_the_others_are_written()
    {
        var keys = await _office.LinkedAsync("one", "two", "three");
        _office.Bulk.Refused.Add("bad");
        _office.Plain.Edit(keys[0], ("subject", Value.Of("good")));
        _office.Plain.Edit(keys[1], ("subject", Value.Of("bad")));
        _office.Plain.Edit(keys[2], ("subject", Value.Of("fine")));
        await _office.SettleAsync();

        Assert.Equal("POST /bulk/change 3", Assert.Single(_office.Bulk.Writes));
        Assert.Equal(["fine", "good", "two"], _office.Bulk.Titles.Order());
        var letter = Assert.Single(await _office.LettersAsync());
        Assert.Equal(("bulk", "subject", "Validation"), (letter.Connection, letter.Group, letter.Class));
        Assert.EndsWith("not that", letter.Message);
        var held = Assert.Single(await _office.LinksAsync(), link => link.Holds.Count > 0);
        Assert.Equal(letter.Ticket, held.Ticket);
    }

    [Fact]
    public async Task Two_groups_of_a_refused_ticket_are_told_apart_as_ever()
    {
        var keys = await _office.LinkedAsync("one", "two");
        _office.Bulk.Refused.Add("bad");
        _office.Plain.Edit(keys[0], ("subject", Value.Of("bad")), ("category", Value.Of("paper")));
        _office.Plain.Edit(keys[1], ("subject", Value.Of("good")));
        await _office.SettleAsync();

        Assert.Equal(["good", "one"], _office.Bulk.Titles.Order());
        Assert.Equal("paper", _office.Bulk.Tickets.Values.Single(ticket => ticket["title"]!.ToString() == "one")["topic"]!.ToString());
        Assert.Equal("subject", Assert.Single(await _office.LettersAsync()).Group);
    }

    [Fact]
    public async Task What_is_refused_as_a_whole_is_written_one_by_one()
    {
        var keys = await _office.LinkedAsync("one", "two", "three");
        (_office.Bulk.RefusesWhole, _) = (true, _office.Bulk.Refused.Add("bad"));
        _office.Plain.Edit(keys[0], ("subject", Value.Of("good")));
        _office.Plain.Edit(keys[1], ("subject", Value.Of("bad")));
        _office.Plain.Edit(keys[2], ("subject", Value.Of("fine")));
        await _office.SettleAsync();

        Assert.Equal(["PATCH /tickets/1 1", "PATCH /tickets/2 1", "PATCH /tickets/3 1", "POST /bulk/change 3"], _office.Bulk.Writes.Order());
        Assert.Equal(["fine", "good", "two"], _office.Bulk.Titles.Order());
        Assert.Single(await _office.LettersAsync());
    }

    [Fact]
    public async Task C29_Of_changes_whose_answer_was_lost_each_is_looked_at_before_anything_is_said_again()
    {
        var keys = await _office.LinkedAsync("one", "two", "three");
        _office.Bulk.BreaksAfter = _ => true;
        foreach (var key in keys)
            _office.Plain.Edit(key, ("subject", Value.Of($"{_office.Plain.Text(key, "subject")} again")));
        await _office.RoundAsync();
        Assert.Equal(3, (await _office.LinksAsync()).Count(link => link.Intent is not null));

        _office.Bulk.BreaksAfter = _ => false;
        // Meanwhile somebody writes over one of them: that is an edit, against which the hub's wish is decided anew.
        _office.Bulk.Edit(2, "title", "mine");
        await _office.SettleAsync();

        Assert.Equal(["POST /bulk/change 3", "PATCH /tickets/2 1"], _office.Bulk.Writes);
        Assert.Equal(["one again", "three again", "two again"], _office.Bulk.Titles.Order());
        Assert.Equal("mine", Assert.Single(await _office.ConflictsAsync()).Record.Members.Single().External.Text);
        Assert.All(await _office.LinksAsync(), link => Assert.Null(link.Intent));
    }

    [Fact]
    public async Task C29_Of_creates_whose_answer_was_lost_each_is_looked_up_and_adopted()
    {
        _office.Bulk.BreaksAfter = _ => true;
        for (var at = 1; at <= 3; at++)
            _office.Plain.Add(("subject", Value.Of($"t{at}")));
        await _office.RoundAsync();
        await _office.RoundAsync();
        Assert.Equal("POST /bulk/make 3", Assert.Single(_office.Bulk.Writes));
        Assert.Empty(await _office.LinksAsync());

        _office.Bulk.BreaksAfter = _ => false;
        await _office.SettleAsync();
        Assert.Single(_office.Bulk.Writes);
        Assert.Equal(3, _office.Bulk.Tickets.Count);
        Assert.Equal(["1", "2", "3"], (await _office.LinksAsync()).Select(link => link.Key).Order());
    }

    [Fact]
    public async Task K4_What_never_arrived_is_said_again()
    {
        var keys = await _office.LinkedAsync("one", "two");
        _office.Bulk.BreaksBefore = _ => true;
        foreach (var key in keys)
            _office.Plain.Edit(key, ("subject", Value.Of($"{_office.Plain.Text(key, "subject")} again")));
        await _office.RoundAsync();
        _office.Bulk.BreaksBefore = _ => false;
        await _office.SettleAsync();

        Assert.Equal(["POST /bulk/change 2", "POST /bulk/change 2"], _office.Bulk.Writes);
        Assert.Equal(["one again", "two again"], _office.Bulk.Titles.Order());
        Assert.Empty(await _office.ConflictsAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task K3_and_K5_A_process_that_ends_while_many_are_on_their_way_loses_and_doubles_nothing(bool hasArrived)
    {
        var keys = await _office.LinkedAsync("one", "two");
        foreach (var key in keys)
            _office.Plain.Edit(key, ("subject", Value.Of($"{_office.Plain.Text(key, "subject")} again")));
        _office.Plain.Add(("subject", Value.Of("three")));
        _office.Plain.Add(("subject", Value.Of("four")));
        using var killed = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        bool Ends(string line)
        {
            if (line != "POST /bulk/make")
                return false;
            killed.Cancel();
            return true;
        }
        if (hasArrived)
            _office.Bulk.BreaksAfter = Ends;
        else
            _office.Bulk.BreaksBefore = Ends;
        using (var pipeline = new SyncPipeline(_office.Setting()))
        {
            await pipeline.TakeInAsync("a", FeedKind.Changes, TestContext.Current.CancellationToken);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pipeline.WorkAsync(killed.Token));
        }
        (_office.Bulk.BreaksBefore, _office.Bulk.BreaksAfter) = (_ => false, _ => false);
        _office.Clock.Advance(TimeSpan.FromMinutes(6));
        await _office.SettleAsync();

        Assert.Equal(["four", "one again", "three", "two again"], _office.Bulk.Titles.Order());
        Assert.Equal(4, (await _office.LinksAsync()).Count);
        Assert.Empty(await _office.ConflictsAsync());
        Assert.Empty(await _office.LettersAsync());
    }

    [Fact]
    public async Task A_request_that_failed_is_one_failure_however_many_shared_it()
    {
        var keys = await _office.LinkedAsync([.. Enumerable.Range(1, 12).Select(at => $"t{at:d2}")]);
        _office.Bulk.BreaksBefore = _ => true;
        foreach (var key in keys)
            _office.Plain.Edit(key, ("subject", Value.Of($"{_office.Plain.Text(key, "subject")} again")));
        await _office.RoundAsync();

        // Each of the four was sent: nothing was left alone after the first two.
        Assert.Equal(Enumerable.Repeat("POST /bulk/change 3", 4), _office.Bulk.Writes);
    }

    [Fact]
    public void A_write_that_may_wait_for_others_arrives_so_much_later()
    {
        Assert.True(_office.Facts.Abilities.Batch);
        Assert.Equal(TimeSpan.FromSeconds(30) + SharedRequest.Patience, _office.Facts.RequestTimeout);
    }
}
