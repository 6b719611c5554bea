using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Tests.Sync.Desks;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Sync.Turns.Endings;

/// <summary>Tickets that become part of others: on either side, in chains, in circles, into what the hub does not know.</summary>
public sealed class MergedTests
{
    private readonly Office _office = new();

    [Fact]
    public async Task C18_The_link_of_a_ticket_that_became_part_of_a_linked_one_says_of_which()
    {
        var (one, _) = await _office.LinkedAsync("one");
        var (two, _) = await _office.LinkedAsync("two");
        await MergeAsync(_office.A, one, two);

        var link = await _office.LinkAsync("a", one);
        Assert.Equal((LinkState.Tombstoned, LinkEndReason.Merged, two), (link.State, link.End!.Reason, link.MergedInto));
        Assert.Equal(two, (await _office.Hub.LinkNowAsync("a", one, EndingDesk.Token))!.Key);
        Assert.Equal(["a"], (await TicketOfAsync(one)).Barred);
    }

    [Theory]
    [InlineData(nameof(MergePolicy.Unlink), "new")]
    [InlineData(nameof(MergePolicy.CloseOther), "closed")]
    public async Task The_others_ticket_stays_or_is_closed(string policy, string status)
    {
        _office.Decide = program => program with { OnMerge = Enum.Parse<MergePolicy>(policy) };
        var (one, oneB) = await _office.LinkedAsync("one");
        var (two, twoB) = await _office.LinkedAsync("two");
        await MergeAsync(_office.A, one, two);

        Assert.Equal((status, "new"), (_office.B.Text(oneB, "status"), _office.B.Text(twoB, "status")));
        Assert.Equal(policy == nameof(MergePolicy.CloseOther), (await _office.EventsAsync("ticket.updated")).Exists(happened => happened.Cause == $"a: {one} is {two} now"));
    }

    [Fact]
    public async Task Merged_on_both_sides_alike_leaves_one_pair()
    {
        var (one, oneB) = await _office.LinkedAsync("one");
        var (two, twoB) = await _office.LinkedAsync("two");
        _office.B.Tickets[oneB].MergedInto = twoB;
        _office.B.Edit(oneB);
        await MergeAsync(_office.A, one, two);
        _office.A.Edit(two, ("subject", Value.Of("both in one")));
        await _office.SettleAsync();

        Assert.Equal("both in one", _office.B.Text(twoB, "subject"));
        Assert.Empty((await TicketOfAsync(one)).Links);
        Assert.Equal(["a", "b"], (await TicketOfAsync(one)).Barred.Order());
        Assert.Equal((2, 2), (_office.A.Tickets.Count, _office.B.Tickets.Count));
    }

    [Fact]
    public async Task Merged_crosswise_each_system_keeps_what_it_kept_and_nothing_is_made()
    {
        var (one, oneB) = await _office.LinkedAsync("one");
        var (two, twoB) = await _office.LinkedAsync("two");
        _office.B.Tickets[twoB].MergedInto = oneB;
        _office.B.Edit(twoB);
        await MergeAsync(_office.A, one, two);

        Assert.Equal((oneB, two), ((await TicketOfAsync(one)).Links.Single().Value, (await TicketOfAsync(two)).Links.Single().Value));
        Assert.Equal((2, 2, 2), (_office.A.Tickets.Count, _office.B.Tickets.Count, (await _office.TicketsAsync()).Count));
    }

    [Fact]
    public async Task Of_a_chain_every_link_leads_to_its_end()
    {
        var (one, oneB) = await _office.LinkedAsync("one");
        var (two, _) = await _office.LinkedAsync("two");
        var (three, threeB) = await _office.LinkedAsync("three");
        await MergeAsync(_office.A, one, two);
        await MergeAsync(_office.A, two, three);
        _office.A.Edit(three, ("status", Value.Of("open")));
        await _office.SettleAsync();

        Assert.Equal((two, three), ((await _office.LinkAsync("a", one)).MergedInto, (await _office.LinkAsync("a", two)).MergedInto));
        Assert.Equal(three, (await _office.Hub.LinkNowAsync("a", one, EndingDesk.Token))!.Key);
        Assert.Equal(("new", "open"), (_office.B.Text(oneB, "status"), _office.B.Text(threeB, "status")));
    }

    [Fact]
    public async Task A_chain_that_was_made_at_once_is_followed_too()
    {
        var (one, _) = await _office.LinkedAsync("one");
        var (two, _) = await _office.LinkedAsync("two");
        var (three, threeB) = await _office.LinkedAsync("three");
        _office.A.Tickets[two].MergedInto = three;
        _office.A.Edit(two);
        await MergeAsync(_office.A, one, two);

        Assert.Equal(three, (await _office.Hub.LinkNowAsync("a", one, EndingDesk.Token))!.Key);
        Assert.Equal([("a", three), ("b", threeB)], (await TicketOfAsync(three)).Links.Select(link => (link.Key, link.Value)));
        Assert.DoesNotContain((await _office.TicketsAsync()).Where(ticket => ticket.Links.ContainsKey("a")), ticket => ticket.Links["a"] != three);
    }

    [Fact]
    public async Task A_chain_over_a_ticket_that_the_hub_does_not_know_ends_where_the_ticket_is()
    {
        var (one, oneB) = await _office.LinkedAsync("one");
        var (last, between) = (_office.A.Add(("subject", Value.Of("last"))), _office.A.Add(("subject", Value.Of("between"))));
        _office.A.Tickets[between].MergedInto = last;
        _office.A.Tickets[one].MergedInto = between;
        _office.A.Edit(one);
        await HintAsync("a", one);
        await _office.SettleAsync();

        var ticket = Assert.Single(await _office.TicketsAsync(), ticket => ticket.Links.GetValueOrDefault("b") == oneB);
        Assert.Equal((last, "last"), (ticket.Links["a"], _office.B.Text(oneB, "subject")));
        Assert.Equal([one, between], (await _office.LinkAsync("a", last)).Aliases);
        Assert.Equal(last, (await _office.Hub.LinkNowAsync("a", one, EndingDesk.Token))!.Key);
        Assert.Single(_office.B.Tickets);
    }

    [Fact]
    public async Task A_circle_ends()
    {
        var (one, _) = await _office.LinkedAsync("one");
        var (two, _) = await _office.LinkedAsync("two");
        _office.A.Tickets[two].MergedInto = one;
        _office.A.Edit(two);
        await MergeAsync(_office.A, one, two);
        await HintAsync("a", one);
        await _office.SettleAsync();

        Assert.DoesNotContain(await _office.TicketsAsync(), ticket => ticket.Links.ContainsKey("a"));
        Assert.Null(await _office.Hub.LinkNowAsync("a", one, EndingDesk.Token));
        Assert.Equal((2, 2), (_office.A.Tickets.Count, _office.B.Tickets.Count));
    }

    [Fact]
    public async Task Into_a_ticket_that_was_deleted_the_link_ends_and_leads_to_what_is_gone()
    {
        var (one, oneB) = await _office.LinkedAsync("one");
        var (two, _) = await _office.LinkedAsync("two");
        await _office.LinkedAsync("three");
        _office.A.Take(two);
        await _office.SweepAsync();
        await MergeAsync(_office.A, one, two);

        Assert.Equal((LinkEndReason.Merged, LinkEndReason.Deleted), ((await _office.LinkAsync("a", one)).End!.Reason, (await _office.Hub.LinkNowAsync("a", one, EndingDesk.Token))!.End!.Reason));
        Assert.Equal("one", _office.B.Text(oneB, "subject"));
    }

    [Fact]
    public async Task Two_links_of_one_hub_ticket_become_one()
    {
        var (one, oneB) = await _office.LinkedAsync("one");
        var two = _office.A.Add(("subject", Value.Of("two")), ("status", Value.Of("new")), ("priority", Value.Of("3")));
        var known = await _office.LinkAsync("a", one);
        // As if the link had gone over once before, and the old one had been left behind.
        await _office.Store.CommitAsync(new() { Writes = [LinkRows.Of("acme", known with { Key = two, Version = 0 })] }, EndingDesk.Token);
        _office.A.Tickets[one].MergedInto = two;
        await HintAsync("a", one);
        await _office.SettleAsync();

        var ticket = Assert.Single(await _office.TicketsAsync());
        Assert.Equal((two, oneB, 0), (ticket.Links["a"], ticket.Links["b"], ticket.Barred.Count));
        Assert.Equal(("two", 1), (_office.B.Text(oneB, "subject"), _office.B.Tickets.Count));
    }

    [Fact]
    public async Task What_is_being_made_for_another_ticket_is_not_taken_over()
    {
        var (one, oneB) = await _office.LinkedAsync("one");
        _office.B.After = order => order.Kind == WriteKind.Create ? new WriteReport { Result = WriteResult.Unknown } : null;
        _office.A.Add(("subject", Value.Of("two")), ("status", Value.Of("open")));
        await _office.RoundAsync();
        var made = _office.Twin("b");
        _office.B.Tickets[oneB].MergedInto = made;
        await _office.HintAsync("b", oneB);
        Assert.Equal(LinkState.Active, await _office.StateAsync("b", oneB));

        _office.B.After = null;
        await _office.SettleAsync();
        Assert.Equal(made, (await _office.LinkAsync("b", oneB)).MergedInto);
        Assert.Equal(("one", "two"), (_office.A.Text(one, "subject"), _office.B.Text(made, "subject")));
    }

    [Fact]
    public async Task What_still_names_a_ticket_that_became_part_of_another_means_the_other()
    {
        var (one, _) = await _office.LinkedAsync("one");
        var (two, twoB) = await _office.LinkedAsync("two");
        await MergeAsync(_office.A, one, two);
        _office.A.Edit(two, ("subject", Value.Of("told by the old key")));
        await HintAsync("a", one);

        Assert.Equal("told by the old key", _office.B.Text(twoB, "subject"));
    }

    [Fact]
    public async Task A_system_that_answers_with_the_other_ticket_is_understood_like_one_that_names_it()
    {
        var (one, _) = await _office.LinkedAsync("one");
        var (two, _) = await _office.LinkedAsync("two");
        _office.A.Reading = key => key == one ? new ReadReport(_office.A.Ticket(two) with { AskedKey = one }) : null;
        await HintAsync("a", one);

        Assert.Equal(two, (await _office.LinkAsync("a", one)).MergedInto);
    }

    private async Task MergeAsync(Desk desk, string key, string into)
    {
        desk.Tickets[key].MergedInto = into;
        desk.Edit(key);
        await _office.SettleAsync();
    }

    private async Task<HubTicket> TicketOfAsync(string a) =>
        (await _office.TicketsAsync()).Single(ticket => ticket.Origin!.Key == a);

    private Task HintAsync(string desk, string key) => _office.HintAsync(desk, key);
}
