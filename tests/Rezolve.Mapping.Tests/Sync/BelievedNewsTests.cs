using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Tests.Sync.Desks;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Sync;

/// <summary>Which news is believed: feeds lag behind reads, and what a write came to may be seen only after somebody changed it again.</summary>
public sealed class BelievedNewsTests
{
    private readonly Office _office = new();

    [Fact]
    public async Task A_feed_that_tells_of_the_same_instant_otherwise_is_read_again_before_it_is_believed()
    {
        var (a, b) = await LinkedAsync();
        var before = _office.B.Ticket(b);
        _office.A.Edit(a, ("subject", Value.Of("ours")));
        await _office.SettleAsync();
        // The clock of the desk is coarse: the ticket before our write and after it carry one instant.
        _office.B.Telling = _ => before with { UpdatedAt = _office.B.Tickets[b].UpdatedAt };
        await _office.RoundAsync(FeedKind.All);

        Assert.Equal(("ours", "ours"), (_office.A.Text(a, "subject"), _office.B.Text(b, "subject")));
        Assert.Empty(await _office.ConflictsAsync());
    }

    [Fact]
    public async Task What_a_feed_tells_is_held_against_an_edit_in_the_hub_only_after_it_was_read_again()
    {
        var (a, b) = await LinkedAsync();
        _office.B.Edit(b, ("priority", Value.Of("2")));
        var seen = _office.B.Ticket(b);
        _office.B.Edit(b, ("priority", Value.Of("1")));
        _office.A.Edit(a, ("priority", Value.Of("2")));
        // The feed of b still tells of the edit before the last: it says what the hub says, and yet there is a contradiction.
        _office.B.Telling = _ => seen;
        await _office.SettleAsync();

        Assert.Equal(_office.A.Text(a, "priority"), _office.B.Text(b, "priority"));
        var clash = Assert.Single(await _office.ConflictsAsync());
        Assert.Equal(["1", "2"], new[] { clash.Record.Members[0].Hub, clash.Record.Members[0].External }.Select(value => value.Text).Order());
    }

    [Fact]
    public async Task A_read_that_shows_nothing_new_so_soon_after_a_hint_is_repeated_when_the_lag_has_passed()
    {
        var (a, b) = await LinkedAsync();
        _office.Know("b", facts => facts with { ReadLag = TimeSpan.FromSeconds(5) });
        var before = _office.B.Ticket(b);
        _office.B.Edit(b, ("subject", Value.Of("theirs")));
        // The feed only names the ticket, and the server that is asked for it does not have the edit yet.
        _office.B.Telling = row => row with { UpdatedAt = null };
        var edited = _office.Clock.GetUtcNow();
        _office.B.Reading = _ => _office.Clock.GetUtcNow() < edited.AddSeconds(5) ? new ReadReport(before) : null;
        await _office.RoundAsync();
        Assert.Equal("printer", _office.A.Text(a, "subject"));

        // The edit is not told of again.
        _office.B.Telling = _ => before;
        await _office.SettleAsync();
        Assert.Equal("theirs", _office.A.Text(a, "subject"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_write_that_was_answered_for_is_done_even_if_it_shows_no_longer(bool isAnswered)
    {
        var (a, b) = await LinkedAsync();
        _office.A.Edit(a, ("subject", Value.Of("ours")));
        _office.B.After = order =>
        {
            _office.B.Reading = _ => new ReadReport(null, Failure: new Failure(FailureClass.Transient, "RZ8004", "nothing answers"));
            return isAnswered ? null : new WriteReport { Result = WriteResult.Unknown };
        };
        await _office.RoundAsync();
        (_office.B.After, _office.B.Reading) = (null, null);
        // Somebody saw ours and put back what was there before.
        _office.B.Edit(b, ("subject", Value.Of("printer")));
        await _office.SettleAsync(30);

        // Where nobody knows whether the write arrived, it looks as if it had not.
        var expected = isAnswered ? "printer" : "ours";
        Assert.Equal((expected, expected), (_office.A.Text(a, "subject"), _office.B.Text(b, "subject")));
    }

    [Fact]
    public async Task A_letter_about_reading_is_taken_back_once_the_ticket_can_be_read()
    {
        var (a, b) = await LinkedAsync();
        _office.B.Reading = _ => new ReadReport(null, Failure: new Failure(FailureClass.Permission, "RZ8003", "not allowed"));
        _office.B.Edit(b, ("subject", Value.Of("theirs")));
        _office.B.Telling = row => row with { UpdatedAt = row.UpdatedAt?.AddHours(-1) };
        await _office.RoundAsync(FeedKind.All);

        var letter = Assert.Single(await _office.LettersAsync());
        Assert.Equal(("b", b, "read"), (letter.Connection, letter.Key, letter.Group));
        Assert.Equal(Assert.Single(await _office.TicketsAsync()).Id, letter.Ticket);

        (_office.B.Reading, _office.B.Telling) = (null, null);
        _office.B.Edit(b, ("priority", Value.Of("1")));
        _office.A.Edit(a, ("status", Value.Of("open")));
        await _office.SettleAsync();
        Assert.Equal(("theirs", "1"), (_office.A.Text(a, "subject"), _office.A.Text(a, "priority")));

        _office.B.Telling = row => row with { UpdatedAt = row.UpdatedAt?.AddHours(-1), Fingerprint = 1 };
        await _office.RoundAsync(FeedKind.All);
        Assert.Empty(await _office.LettersAsync());
    }

    [Fact]
    public async Task What_became_of_a_new_ticket_before_it_was_found_again_is_kept_before_the_hub_says_otherwise()
    {
        _office.Know("b", facts => facts with
        {
            Recover = new RecoverFacts(RecoverMethod.Lookup, TimeSpan.Zero),
            Fields = [.. facts.Fields.Select(field => field.Name == "status" ? field with { IsCreated = false } : field)],
        });
        await _office.SettleAsync();
        _office.B.After = order => order.Kind == WriteKind.Create ? new WriteReport { Result = WriteResult.Unknown } : null;
        var a = _office.A.Add(("subject", Value.Of("printer")), ("status", Value.Of("open")));
        await _office.RoundAsync();
        _office.B.After = null;
        var b = Assert.Single(_office.B.Tickets).Key;
        _office.B.Edit(b, ("status", Value.Of("closed")));
        await _office.SettleAsync(30);

        Assert.Equal(("open", "open"), (_office.A.Text(a, "status"), _office.B.Text(b, "status")));
        var kept = Assert.Single(await _office.ConflictsAsync()).Record;
        Assert.Equal(("unseen", "closed"), (kept.Rule, kept.Members[0].External.Text));
    }

    private async Task<(string A, string B)> LinkedAsync()
    {
        var a = _office.A.Add(("subject", Value.Of("printer")), ("status", Value.Of("new")), ("priority", Value.Of("3")));
        await _office.SettleAsync();
        return (a, _office.Twin("b"));
    }
}
