using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Sync;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Tests.Sync.Desks;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Sync.Turns.Endings;

/// <summary>What the others get to know of a ticket that was deleted, at a system or in the hub: what the operator decided, and nothing more.</summary>
public sealed class DeletedTests
{
    private readonly Office _office = new();

    [Theory]
    [InlineData(nameof(DeletePolicy.Unlink), "new", "")]
    [InlineData(nameof(DeletePolicy.CloseOther), "closed", "")]
    [InlineData(nameof(DeletePolicy.TagOther), "new", "deleted-at-a")]
    [InlineData(nameof(DeletePolicy.DeleteOther), null, "")]
    public async Task C19_What_was_deleted_at_one_system_is_left_closed_tagged_or_deleted_at_the_other(string policy, string? status, string tag)
    {
        _office.Decide = program => program.Deleting(Enum.Parse<DeletePolicy>(policy), "b");
        var (a, b) = await _office.LinkedAsync();
        await _office.LinkedAsync("another");
        _office.A.Take(a);
        await _office.SweepAsync(8);

        Assert.Equal(status is not null, _office.B.Tickets.ContainsKey(b));
        if (status is not null)
            Assert.Equal((status, tag), (_office.B.Text(b, "status"), string.Join(' ', _office.B.Tickets[b].Fields["tags"].List.Select(one => one.Text))));
        Assert.Equal((LinkState.Tombstoned, LinkEndReason.Deleted), (await _office.StateAsync("a", a), (await _office.LinkAsync("a", a)).End!.Reason));
        Assert.Equal(policy == nameof(DeletePolicy.DeleteOther) ? LinkState.Tombstoned : LinkState.Active, await _office.StateAsync("b", b));
        Assert.Single(_office.A.Tickets);
    }

    [Theory]
    [InlineData(nameof(DeletePolicy.Unlink), "new", "")]
    [InlineData(nameof(DeletePolicy.CloseOther), "closed", "")]
    [InlineData(nameof(DeletePolicy.TagOther), "new", "deleted-at-hub")]
    [InlineData(nameof(DeletePolicy.DeleteOther), null, "")]
    public async Task What_was_deleted_in_the_hub_ends_everywhere_after_the_same_was_done(string policy, string? status, string tag)
    {
        _office.Decide = program => program.Deleting(Enum.Parse<DeletePolicy>(policy), "a", "b");
        var (a, b) = await _office.LinkedAsync();
        await new HubEdits(_office.Setting()).DeleteAsync((await _office.TicketsAsync()).Single().Id, EndingDesk.Token);
        await _office.SettleAsync();

        foreach (var (desk, key) in new[] { (_office.A, a), (_office.B, b) })
        {
            Assert.Equal(status is not null, desk.Tickets.ContainsKey(key));
            if (status is not null)
                Assert.Equal((status, tag), (desk.Text(key, "status"), string.Join(' ', desk.Tickets[key].Fields["tags"].List.Select(one => one.Text))));
        }
        Assert.Equal((LinkEndReason.DeletedInHub, LinkEndReason.DeletedInHub), ((await _office.LinkAsync("a", a)).End!.Reason, (await _office.LinkAsync("b", b)).End!.Reason));
        await _office.RoundAsync(FeedKind.All);
        await _office.SweepAsync(3);
        Assert.Empty((await _office.TicketsAsync()).Single().Links);
    }

    [Fact]
    public async Task Nothing_is_deleted_at_a_side_that_does_not_say_so()
    {
        _office.Decide = program => program.Deleting(DeletePolicy.DeleteOther, "a");
        var (a, b) = await _office.LinkedAsync();
        await _office.LinkedAsync("another");
        _office.A.Take(a);
        await _office.SweepAsync(8);

        Assert.True(_office.B.Tickets.ContainsKey(b));
        Assert.Equal(LinkState.Tombstoned, await _office.StateAsync("b", b));
        Assert.DoesNotContain(_office.B.Writes, order => order.Kind == WriteKind.Delete);
    }

    [Fact]
    public async Task Many_that_are_deleted_in_the_hub_at_once_are_not_deleted_elsewhere_without_a_persons_word()
    {
        _office.Decide = program => program.Deleting(DeletePolicy.DeleteOther, "a", "b") with { Guards = new SyncGuards { Deletes = 3 } };
        for (var i = 0; i < 8; i++)
            await _office.LinkedAsync($"ticket {i}");
        foreach (var ticket in await _office.TicketsAsync())
            await new HubEdits(_office.Setting()).DeleteAsync(ticket.Id, EndingDesk.Token);
        for (var i = 0; i < 5; i++)
            await _office.RoundAsync();

        Assert.Equal((5, 5), (_office.A.Tickets.Count, _office.B.Tickets.Count));
    }

    [Fact]
    public async Task What_became_part_of_another_is_not_deleted_for_the_other_would_be()
    {
        _office.Decide = program => program.Deleting(DeletePolicy.DeleteOther, "b");
        var (a, b) = await _office.LinkedAsync();
        var (_, other) = await _office.LinkedAsync("another");
        _office.B.Tickets[b].MergedInto = other;
        _office.A.Take(a);
        await _office.SweepAsync(8);

        Assert.DoesNotContain(_office.B.Writes, order => order.Kind == WriteKind.Delete);
        Assert.Equal((other, 2), ((await _office.LinkAsync("b", b)).MergedInto, _office.B.Tickets.Count));
    }

    [Fact]
    public async Task What_cannot_be_closed_stays_linked_and_shows_why()
    {
        _office.Decide = program => program.Deleting(DeletePolicy.CloseOther);
        var (_, b) = await _office.LinkedAsync();
        _office.B.Before = order => order.Change.ContainsKey("status")
            ? new WriteReport { Result = WriteResult.Failed, Failure = Failure.Of(FailureClass.Validation, "closing needs an approval") } : null;
        await new HubEdits(_office.Setting()).DeleteAsync((await _office.TicketsAsync()).Single().Id, EndingDesk.Token);
        await _office.SettleAsync();

        var link = await _office.LinkAsync("b", b);
        Assert.Equal((LinkState.Active, "closing needs an approval"), (link.State, (await _office.LettersAsync()).Single().Message));
        Assert.Contains("closing needs an approval", Assert.Single(link.Holds).Value.WaitsFor, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ticket_that_is_closed_already_is_not_closed_again()
    {
        _office.Decide = program => program.Deleting(DeletePolicy.CloseOther);
        var (a, b) = await _office.LinkedAsync();
        await _office.LinkedAsync("another");
        _office.A.Edit(a, ("status", Value.Of("cancelled")));
        await _office.SettleAsync();
        var writes = _office.B.Writes.Count;
        _office.A.Take(a);
        await _office.SweepAsync(8);

        Assert.Equal(("cancelled", writes), (_office.B.Text(b, "status"), _office.B.Writes.Count));
    }

    [Fact]
    public async Task A_ticket_that_says_it_is_deleted_ends_at_once_and_late_news_do_not_bring_it_back()
    {
        var (a, b) = await _office.LinkedAsync();
        var late = _office.A.Ticket(a);
        _office.A.Tickets[a].IsDeleted = true;
        _office.A.Edit(a);
        await _office.RoundAsync();
        Assert.Equal(LinkState.Tombstoned, await _office.StateAsync("a", a));

        _office.A.Telling = ticket => ticket.Key == a ? late : ticket;
        for (var i = 0; i < 4; i++)
            await _office.RoundAsync(FeedKind.All);
        _office.B.Edit(b, ("subject", Value.Of("goes on alone")));
        await _office.SettleAsync();
        Assert.Equal((LinkState.Tombstoned, 1), (await _office.StateAsync("a", a), _office.A.Tickets.Count));
        Assert.Single(await _office.TicketsAsync());
    }

    [Fact]
    public async Task A_create_that_nobody_wants_any_more_is_given_up_when_it_has_made_nothing()
    {
        _office.B.Before = _ => new WriteReport { Result = WriteResult.Unknown };
        _office.A.Add(("subject", Value.Of("short-lived")));
        await _office.RoundAsync();
        await new HubEdits(_office.Setting()).DeleteAsync((await _office.TicketsAsync()).Single().Id, EndingDesk.Token);
        _office.B.Before = null;
        await _office.SettleAsync();

        Assert.Empty(_office.B.Tickets);
        Assert.Empty(await _office.Hub.CreatesAsync(null, EndingDesk.Token).ToListAsync(EndingDesk.Token));
    }

    [Fact]
    public async Task A_create_that_nobody_wants_any_more_and_that_took_effect_ends_like_any_link()
    {
        _office.B.After = _ => new WriteReport { Result = WriteResult.Unknown };
        _office.A.Add(("subject", Value.Of("short-lived")));
        await _office.RoundAsync();
        await new HubEdits(_office.Setting()).DeleteAsync((await _office.TicketsAsync()).Single().Id, EndingDesk.Token);
        _office.B.After = null;
        await _office.SettleAsync();

        Assert.Equal(LinkEndReason.DeletedInHub, (await _office.LinkAsync("b", _office.B.Tickets.Single().Key)).End!.Reason);
        Assert.Single(await _office.TicketsAsync());
    }
}
