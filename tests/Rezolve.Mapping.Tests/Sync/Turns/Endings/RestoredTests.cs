using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Sync;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Sync.Turns.Endings;
using Rezolve.Mapping.Tests.Sync.Desks;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Sync.Turns.Endings;

/// <summary>A ticket that was deleted and is there again: with what was agreed before, so that what changed since is an edit.</summary>
public sealed class RestoredTests
{
    private readonly Office _office = new();

    [Theory]
    [InlineData(nameof(FeedKind.Changes))]
    [InlineData(nameof(FeedKind.All))]
    [InlineData(nameof(FeedKind.Keys))]
    public async Task I15_A_ticket_that_is_there_again_goes_on_and_what_changed_since_is_an_edit(string told)
    {
        var (a, b) = await _office.LinkedAsync();
        await _office.LinkedAsync("another");
        var ticket = _office.A.Take(a);
        await _office.SweepAsync();
        _office.B.Edit(b, ("priority", Value.Of("1")));
        await _office.SettleAsync();
        Assert.Equal(LinkState.Tombstoned, await _office.StateAsync("a", a));

        _office.A.Tickets[a] = ticket;
        _office.A.Edit(a, ("subject", Value.Of("restored")));
        await _office.RoundAsync(Enum.Parse<FeedKind>(told));
        await _office.SettleAsync();

        var link = await _office.LinkAsync("a", a);
        Assert.Equal((LinkState.Active, 2, null), (link.State, link.Epoch, link.End));
        Assert.Equal(("restored", "1"), (_office.A.Text(a, "subject"), _office.A.Text(a, "priority")));
        Assert.Equal(("restored", "1"), (_office.B.Text(b, "subject"), _office.B.Text(b, "priority")));
        Assert.Equal((2, 2, 2), (_office.A.Tickets.Count, _office.B.Tickets.Count, (await _office.TicketsAsync()).Count));
        Assert.Empty((await _office.TicketsAsync()).SelectMany(one => one.Barred));
        Assert.Contains(await _office.EventsAsync("ticket.linked"), one => one.Cause == $"a/{a} is there again");
    }

    [Fact]
    public async Task A_ticket_that_is_there_again_unchanged_is_noticed_too()
    {
        var (a, _) = await _office.LinkedAsync();
        await _office.LinkedAsync("another");
        var ticket = _office.A.Take(a);
        await _office.SweepAsync();
        _office.A.Tickets[a] = ticket;
        await _office.RoundAsync(FeedKind.All);

        Assert.Equal(LinkState.Active, await _office.StateAsync("a", a));
    }

    [Fact]
    public async Task What_a_read_may_show_because_it_lags_is_not_there_again()
    {
        _office.Know("a", facts => facts with { ReadLag = TimeSpan.FromMinutes(3) });
        var (a, _) = await _office.LinkedAsync();
        _office.A.Tickets[a].IsDeleted = true;
        _office.A.Edit(a);
        await _office.RoundAsync();
        _office.A.Tickets[a].IsDeleted = false;
        await _office.RoundAsync(FeedKind.All);
        Assert.Equal(LinkState.Tombstoned, await _office.StateAsync("a", a));
        _office.A.Tickets[a].IsDeleted = true;
        _office.Clock.Advance(TimeSpan.FromMinutes(5));
        await _office.RoundAsync(FeedKind.All);

        Assert.Equal(LinkState.Tombstoned, await _office.StateAsync("a", a));
        Assert.Null((await _office.LinkAsync("a", a)).End!.BackSince);
    }

    [Fact]
    public async Task Where_something_was_done_to_the_others_a_person_says_whether_it_goes_on()
    {
        _office.Decide = program => program.Deleting(DeletePolicy.CloseOther);
        var (a, b) = await _office.LinkedAsync();
        await _office.LinkedAsync("another");
        var ticket = _office.A.Take(a);
        await _office.SweepAsync();
        _office.A.Tickets[a] = ticket;
        for (var i = 0; i < 4; i++)
            await _office.RoundAsync(FeedKind.All);

        var link = await _office.LinkAsync("a", a);
        Assert.Equal((LinkState.Tombstoned, true, "closed"), (link.State, link.End!.BackSince is not null, _office.B.Text(b, "status")));
        Assert.Equal($"a/{a} is there again, and a person says whether it goes on", Assert.Single(await _office.EventsAsync("ticket.returned")).Cause);
        Assert.Equal(2, _office.A.Tickets.Count);
    }

    [Fact]
    public async Task I15_What_was_deleted_in_the_hub_does_not_come_back_by_itself()
    {
        var (a, _) = await _office.LinkedAsync();
        await new HubEdits(_office.Setting()).DeleteAsync((await _office.TicketsAsync()).Single().Id, EndingDesk.Token);
        await _office.SettleAsync();
        _office.A.Edit(a, ("subject", Value.Of("still written to")));
        await _office.RoundAsync(FeedKind.All);
        await _office.SweepAsync(3);

        Assert.Equal(LinkState.Tombstoned, await _office.StateAsync("a", a));
        Assert.Single(await _office.TicketsAsync());
    }

    [Fact]
    public async Task A_ticket_that_is_deleted_and_restored_again_and_again_grows_in_epochs_and_in_nothing_else()
    {
        var (a, _) = await _office.LinkedAsync();
        await _office.LinkedAsync("another");
        for (var i = 0; i < 3; i++)
        {
            var ticket = _office.A.Take(a);
            await _office.SweepAsync();
            _office.A.Tickets[a] = ticket;
            _office.A.Edit(a, ("subject", Value.Of($"restored {i}")));
            await _office.SettleAsync();
        }

        Assert.Equal((LinkState.Active, 4), (await _office.StateAsync("a", a), (await _office.LinkAsync("a", a)).Epoch));
        Assert.Equal((2, 2), (_office.A.Tickets.Count, _office.B.Tickets.Count));
        Assert.Contains(_office.B.Tickets.Values, one => one.Fields["subject"].Text == "restored 2");
    }

    [Fact]
    public void Only_what_has_ended_and_is_nowhere_else_can_go_on()
    {
        var ticket = new HubTicket { Id = "t1", Fields = new Dictionary<string, HubField>(), CreatedAt = default, UpdatedAt = default, Barred = ["a", "b"], DeletedAt = DateTimeOffset.UnixEpoch };
        var link = LinkEnding.Of(new TicketLink { Connection = "a", Key = "7", Ticket = "t1", Entity = "ticket", RecordVersion = "4" }, LinkEndReason.Unlinked, default);
        var revived = Revival.Of(ticket, link);

        Assert.Null(Revival.ObjectionTo(ticket, link));
        Assert.Equal((LinkState.Active, 2, null, null), (revived.Link.State, revived.Link.Epoch, revived.Link.End, revived.Link.RecordVersion));
        Assert.Equal(("7", "b", null), (revived.Ticket.Links["a"], Assert.Single(revived.Ticket.Barred), revived.Ticket.DeletedAt));
        Assert.Equal("a/7 has not ended", Revival.ObjectionTo(revived.Ticket, revived.Link));
        Assert.Equal("t1 has a/7 now", Revival.ObjectionTo(revived.Ticket, link));
        Assert.Equal("the hub has no ticket t1 any more", Revival.ObjectionTo(null, link));
        Assert.Equal("a/7 is part of 8 there now", Revival.ObjectionTo(ticket, LinkEnding.Of(link, LinkEndReason.Merged, default, "8")));
    }
}
