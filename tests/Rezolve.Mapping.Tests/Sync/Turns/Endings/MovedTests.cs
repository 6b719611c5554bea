using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Programs.Slots;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Tests.Sync.Desks;
using Rezolve.Mapping.Tests.Workspaces.Syncs;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Sync.Turns.Endings;

/// <summary>Tickets that go by another number or key: the link stays, and what they were called before is still found.</summary>
public sealed class MovedTests
{
    private static readonly ValueSlot InScope = ToyWorkspace.With("", """, "where": "{{ ticket.priority !== '5' }}" """)["desk"].Where!;

    private readonly Office _office = new();

    [Fact]
    public async Task C17_A_number_that_changes_is_kept_as_an_alias_and_what_still_names_it_finds_the_ticket()
    {
        var (a, b) = await NumberedAsync("OLD-1");
        _office.A.Tickets[a].Number = "NEW-7";
        _office.A.Edit(a, ("status", Value.Of("open")));
        await _office.SettleAsync();
        Assert.Equal(("NEW-7", "OLD-1"), ((await _office.LinkAsync("a", a)).Number, Assert.Single((await _office.LinkAsync("a", a)).Aliases)));

        _office.A.Edit(a, ("subject", Value.Of("told by the old number")));
        await _office.HintAsync("a", "OLD-1");
        Assert.Equal("told by the old number", _office.B.Text(b, "subject"));
        Assert.Single(await _office.TicketsAsync());
    }

    [Fact]
    public async Task A_number_that_comes_back_is_no_alias_any_more()
    {
        var (a, _) = await NumberedAsync("ONE-1");
        foreach (var number in new[] { "TWO-2", "ONE-1", "TWO-2", "TWO-2" })
        {
            _office.A.Tickets[a].Number = number;
            _office.A.Edit(a, ("subject", Value.Of($"in {number} at {_office.Clock.GetUtcNow():O}")));
            await _office.SettleAsync();
        }

        Assert.Equal(("TWO-2", "ONE-1"), ((await _office.LinkAsync("a", a)).Number, Assert.Single((await _office.LinkAsync("a", a)).Aliases)));
    }

    [Fact]
    public async Task C17_A_key_that_a_system_answers_with_another_key_takes_the_link_along()
    {
        var (a, b) = await NumberedAsync("OLD-1");
        var moved = _office.A.Take(a);
        _office.A.Tickets["moved"] = moved;
        _office.A.Edit("moved", ("priority", Value.Of("1")));
        _office.A.Reading = key => key == a ? new ReadReport(_office.A.Ticket("moved") with { AskedKey = a }) : null;
        await _office.HintAsync("a", a);
        await _office.SettleAsync();

        Assert.Equal(("1", 1, 1), (_office.B.Text(b, "priority"), _office.B.Tickets.Count, (await _office.TicketsAsync()).Count));
        Assert.Equal(a, Assert.Single((await _office.LinkAsync("a", "moved")).Aliases));
        _office.B.Edit(b, ("subject", Value.Of("back over the new key")));
        await _office.SettleAsync();
        Assert.Equal("back over the new key", _office.A.Text("moved", "subject"));
    }

    [Fact]
    public async Task A_record_of_its_own_that_is_called_like_a_former_number_is_a_ticket_of_its_own()
    {
        var (a, _) = await NumberedAsync("7");
        _office.A.Tickets[a].Number = "8";
        _office.A.Edit(a, ("status", Value.Of("open")));
        await _office.SettleAsync();
        _office.A.Tickets["7"] = new DeskTicket { CreatedAt = _office.Clock.GetUtcNow() };
        _office.A.Edit("7", ("subject", Value.Of("quite another")));
        await _office.HintAsync("a", "7");

        Assert.Equal(2, (await _office.TicketsAsync()).Count);
        Assert.Contains(_office.B.Tickets.Values, ticket => ticket.Fields["subject"].Text == "quite another");
    }

    [Fact]
    public async Task A_hint_that_is_answered_with_a_record_nobody_knows_yet_brings_that_record()
    {
        var key = _office.A.Add(("subject", Value.Of("new by another name")));
        _office.A.Reading = asked => asked == "NAME-1" ? new ReadReport(_office.A.Ticket(key) with { AskedKey = "NAME-1" }) : null;
        await _office.HintAsync("a", "NAME-1");

        Assert.Equal(key, Assert.Single(await _office.TicketsAsync()).Links["a"]);
    }

    [Theory]
    [InlineData(nameof(LeftPolicy.Keep), "moved", nameof(LinkState.Active))]
    [InlineData(nameof(LeftPolicy.Freeze), "printer", nameof(LinkState.Suspended))]
    [InlineData(nameof(LeftPolicy.Unlink), "printer", nameof(LinkState.Tombstoned))]
    public async Task A_ticket_that_moves_to_where_it_takes_no_part_is_kept_left_alone_or_ended(string policy, string subject, string state)
    {
        _office.Decide = program => program with
        {
            OnLeft = Enum.Parse<LeftPolicy>(policy),
            Sides = [.. program.Sides.Select(side => side.Connection == "a" ? side with { Where = InScope } : side)],
        };
        var (a, b) = await _office.LinkedAsync();
        _office.A.Edit(a, ("priority", Value.Of("5")));
        await _office.SettleAsync();
        _office.A.Edit(a, ("subject", Value.Of("moved")));
        await _office.SettleAsync();

        Assert.Equal((subject, state), (_office.B.Text(b, "subject"), (await _office.StateAsync("a", a)).ToString()));
        Assert.Equal(policy == nameof(LeftPolicy.Unlink) ? LinkEndReason.Left : null, (await _office.LinkAsync("a", a)).End?.Reason);
    }

    [Fact]
    public async Task What_a_moved_ticket_is_now_and_the_other_has_no_word_for_is_held_and_the_rest_goes_on()
    {
        _office.Know("b", facts => facts with
        {
            Fields = [.. facts.Fields.Select(field => field.Name != "custom.order" ? field
                : field with { ReadsBack = value => value.Kind == ValueKind.Text && value.Text == "change" ? Value.Fault("'change' has no counterpart") : value })],
        });
        var (a, b) = await _office.LinkedAsync();
        _office.A.Tickets[a].Number = "CHG-1";
        _office.A.Edit(a, ("custom.order", Value.Of("change")), ("subject", Value.Of("moved")));
        await _office.SettleAsync();

        Assert.Equal(("moved", ""), (_office.B.Text(b, "subject"), _office.B.Text(b, "custom.order")));
        var hold = Assert.Single((await _office.LinkAsync("b", b)).Holds);
        Assert.Equal(("custom.order", "unresolved"), (hold.Key, hold.Value.Reason));
    }

    private async Task<(string A, string B)> NumberedAsync(string number)
    {
        var keys = await _office.LinkedAsync();
        _office.A.Tickets[keys.A].Number = number;
        _office.A.Edit(keys.A, ("priority", Value.Of("2")));
        await _office.SettleAsync();
        return keys;
    }
}
