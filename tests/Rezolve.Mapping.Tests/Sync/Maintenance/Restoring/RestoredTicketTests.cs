using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Events;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Sync;
using Rezolve.Mapping.Sync.Rounds;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Tests.Sync.Desks;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Sync.Maintenance.Restoring;

/// <summary>A store that is put back to yesterday's knows nothing of what was made since, and makes nothing a second time.</summary>
public sealed class RestoredTicketTests
{
    private readonly RestoredOffice _restored = new(new Office());

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Office Office => _restored.Office;

    [Theory]
    [InlineData("Lookup", true, true)]
    [InlineData("Lookup", true, false)]
    [InlineData("Lookup", false, true)]
    [InlineData("Lookup", false, false)]
    [InlineData("Match", false, true)]
    public async Task Backup_50_more_creates_restore_sync_no_twin(string method, bool tellsKey, bool tellsMaking)
    {
        Arrange(Enum.Parse<RecoverMethod>(method), tellsKey, tellsMaking);
        await _restored.BackUpAsync();
        for (var number = 0; number < 25; number++)
        {
            Office.A.Add(("subject", Value.Of($"a{number:d2}")));
            Office.B.Add(("subject", Value.Of($"b{number:d2}")));
            Office.Clock.Advance(TimeSpan.FromSeconds(20));
            if (number % 5 == 4)
                await Office.SettleAsync();
        }
        await Office.SettleAsync();
        Assert.Equal((50, 50), (Office.A.Tickets.Count, Office.B.Tickets.Count));
        var before = (_restored.Subjects("a"), _restored.Subjects("b"));

        await _restored.RestoreAsync();
        var creates = Creates();
        await _restored.SettleAsync(method == "Match" ? 120 : 60);

        Assert.Equal(before, (_restored.Subjects("a"), _restored.Subjects("b")));
        Assert.Equal(creates, Creates());
        var tickets = await _restored.Hub.TicketsAsync(Token).ToListAsync(Token);
        Assert.Equal((50, 50), (tickets.Count, tickets.Count(ticket => ticket.Links.Count == 2)));
        Assert.Empty(await _restored.Hub.LettersAsync(Token).ToListAsync(Token));
        Assert.False(await _restored.IsOpenAsync());
    }

    [Fact]
    public async Task Once_all_is_known_again_the_sync_is_as_it_was()
    {
        Arrange(RecoverMethod.Lookup, tellsKey: false, tellsMaking: true);
        await _restored.BackUpAsync();
        var lost = Office.A.Add(("subject", Value.Of("lost")));
        await Office.SettleAsync();
        var twin = Office.B.Tickets.Keys.Single();
        await _restored.RestoreAsync();
        await _restored.SettleAsync();

        Office.B.Edit(twin, ("subject", Value.Of("found")));
        var later = Office.A.Add(("subject", Value.Of("later")));
        await _restored.SettleAsync(10);
        Assert.Equal("found", Office.A.Text(lost, "subject"));
        Assert.Equal("found later", _restored.Subjects("b"));
        Assert.NotNull(await _restored.Hub.LinkAsync("a", later, Token));
    }

    [Fact]
    public async Task What_people_make_while_it_is_looked_for_what_was_made_goes_over_once()
    {
        Arrange(RecoverMethod.Lookup, tellsKey: true, tellsMaking: true);
        await _restored.BackUpAsync();
        Office.A.Add(("subject", Value.Of("before")));
        await Office.SettleAsync();
        await _restored.RestoreAsync();
        Office.Clock.Advance(TimeSpan.FromMinutes(2));
        Office.B.Add(("subject", Value.Of("meanwhile")));
        await _restored.SettleAsync();

        Assert.Equal(("before meanwhile", "before meanwhile"), (_restored.Subjects("a"), _restored.Subjects("b")));
    }

    [Fact]
    public async Task A_ticket_that_was_edited_before_its_copy_was_found_keeps_both_values_and_a_person_decides()
    {
        Arrange(RecoverMethod.Lookup, tellsKey: false, tellsMaking: true);
        var old = Office.A.Add(("subject", Value.Of("old")));
        Office.Clock.Advance(TimeSpan.FromHours(1));
        await _restored.BackUpAsync();
        await Office.SettleAsync();
        await _restored.RestoreAsync();
        Office.A.Edit(old, ("subject", Value.Of("older")));
        await _restored.SettleAsync();

        Assert.Equal(("older", "old"), (_restored.Subjects("a"), _restored.Subjects("b")));
        var link = (await _restored.Hub.LinkAsync("b", Office.B.Tickets.Keys.Single(), Token))!;
        Assert.Equal(HoldReasons.Initial, link.Holds["subject"].Reason);
    }

    [Fact]
    public async Task Copies_of_a_ticket_that_only_the_hub_knew_become_one_ticket_again()
    {
        Arrange(RecoverMethod.Lookup, tellsKey: true, tellsMaking: true);
        await _restored.BackUpAsync();
        await new HubEdits(Office.Setting()).CreateAsync(new Dictionary<string, Value> { ["subject"] = Value.Of("ours") }, Token);
        await Office.SettleAsync();
        Assert.Equal(("ours", "ours"), (_restored.Subjects("a"), _restored.Subjects("b")));
        await _restored.RestoreAsync();
        await _restored.SettleAsync();

        Assert.Equal(("ours", "ours"), (_restored.Subjects("a"), _restored.Subjects("b")));
        var ticket = Assert.Single(await _restored.Hub.TicketsAsync(Token).ToListAsync(Token));
        Assert.Equal((2, Office.A.Tickets.Single().Value.Intent), (ticket.Links.Count, ticket.MadeWith));
    }

    [Fact]
    public async Task What_was_deleted_since_the_backup_is_not_made_again_but_by_a_persons_word()
    {
        Arrange(RecoverMethod.Lookup, tellsKey: true, tellsMaking: true);
        await _restored.BackUpAsync();
        var gone = Office.A.Add(("subject", Value.Of("gone")));
        await Office.SettleAsync();
        Office.A.Tickets.Remove(gone);
        await _restored.RestoreAsync();
        await _restored.SettleAsync();

        Assert.Equal(("", "gone"), (_restored.Subjects("a"), _restored.Subjects("b")));
        var create = Assert.Single(await _restored.Hub.CreatesAsync(null, Token).ToListAsync(Token));
        Assert.Equal(("a", CreateState.Held, HoldReasons.Restored), (create.Connection, create.State, create.Hold?.Reason));
    }

    [Fact]
    public async Task Where_nothing_can_tell_what_was_made_a_person_is_asked_and_nothing_is_made()
    {
        Arrange(RecoverMethod.None, tellsKey: false, tellsMaking: true);
        await _restored.BackUpAsync();
        Office.A.Add(("subject", Value.Of("one")));
        Office.Clock.Advance(TimeSpan.FromSeconds(20));
        await Office.SettleAsync();
        await _restored.RestoreAsync();
        await _restored.SettleAsync(20);

        Assert.Equal(("one", "one"), (_restored.Subjects("a"), _restored.Subjects("b")));
        var create = Assert.Single(await _restored.Hub.CreatesAsync(null, Token).ToListAsync(Token));
        Assert.Equal((CreateState.Held, HoldReasons.Restored), (create.State, create.Hold?.Reason));
        Assert.Single(await _restored.Hub.LettersAsync(Token).ToListAsync(Token));
    }

    [Fact]
    public async Task Two_of_which_no_clock_tells_which_was_first_both_wait_and_nothing_is_made()
    {
        Arrange(RecoverMethod.None, tellsKey: false, tellsMaking: true);
        await _restored.BackUpAsync();
        Office.A.Add(("subject", Value.Of("one")));
        await Office.SettleAsync();
        await _restored.RestoreAsync();
        await _restored.SettleAsync(20);

        Assert.Equal(("one", "one"), (_restored.Subjects("a"), _restored.Subjects("b")));
        Assert.Empty(await _restored.Hub.TicketsAsync(Token).ToListAsync(Token));
        Assert.Equal(2, await _restored.Hub.WorkAsync(null, Token).CountAsync(Token));
        Assert.True(await _restored.IsOpenAsync());
    }

    [Fact]
    public async Task Of_two_that_nothing_can_tell_apart_a_person_says_which_was_first()
    {
        Arrange(RecoverMethod.None, tellsKey: false, tellsMaking: true);
        await _restored.BackUpAsync();
        var a = Office.A.Add(("subject", Value.Of("one")));
        await Office.SettleAsync();
        var b = Office.B.Tickets.Keys.Single();
        await _restored.RestoreAsync();
        await _restored.SettleAsync(20);

        await DecideAsync("a", a, record => record with { IsNew = true });
        await _restored.SettleAsync(10);
        var ticket = Assert.Single(await _restored.Hub.TicketsAsync(Token).ToListAsync(Token));
        Assert.Equal(["a"], ticket.Links.Keys);
        Assert.Equal(CreateState.Held, Assert.Single(await _restored.Hub.CreatesAsync(null, Token).ToListAsync(Token)).State);

        await DecideAsync("b", b, record => record with { CopyOf = ticket.Id });
        await _restored.SettleAsync(10);
        Assert.Equal(("one", "one"), (_restored.Subjects("a"), _restored.Subjects("b")));
        Assert.Equal(2, Assert.Single(await _restored.Hub.TicketsAsync(Token).ToListAsync(Token)).Links.Count);
        Assert.Empty(await _restored.Hub.CreatesAsync(null, Token).ToListAsync(Token));
        Assert.Empty(await _restored.Hub.LettersAsync(Token).ToListAsync(Token));
        Assert.False(await _restored.IsOpenAsync());
        Office.A.Edit(a, ("subject", Value.Of("two")));
        await _restored.SettleAsync(4);
        Assert.Equal("two", Office.B.Text(b, "subject"));
    }

    [Fact]
    public async Task Two_that_a_person_says_are_both_new_become_two()
    {
        Arrange(RecoverMethod.None, tellsKey: false, tellsMaking: true);
        await _restored.BackUpAsync();
        var a = Office.A.Add(("subject", Value.Of("one")));
        await Office.SettleAsync();
        await _restored.RestoreAsync();
        await _restored.SettleAsync(20);
        await DecideAsync("a", a, record => record with { IsNew = true });
        await DecideAsync("b", Office.B.Tickets.Keys.Single(), record => record with { IsNew = true });
        await _restored.SettleAsync(10);

        Assert.Equal(2, await _restored.Hub.TicketsAsync(Token).CountAsync(Token));
        // Whether each was at the other too nobody knows: a person says so.
        Assert.Equal(("one", "one"), (_restored.Subjects("a"), _restored.Subjects("b")));
        Assert.Equal(2, await _restored.Hub.LettersAsync(Token).CountAsync(Token));
    }

    [Fact]
    public async Task No_place_of_an_event_is_given_a_second_time()
    {
        Arrange(RecoverMethod.Lookup, tellsKey: true, tellsMaking: true);
        await _restored.BackUpAsync();
        for (var number = 0; number < 5; number++)
            Office.A.Add(("subject", Value.Of($"a{number}")));
        await Office.SettleAsync();
        var seen = await new EventSequence(_restored.Store, "acme").LastAsync(Token);
        Assert.NotEqual(0, seen);
        await _restored.RestoreAsync();
        await _restored.SettleAsync();

        Assert.True((await _restored.Hub.EventsAsync(0, Token).FirstAsync(Token)).Place > seen);
    }

    // As the command does.
    private async Task DecideAsync(string connection, string key, Func<ReturnedRecord, ReturnedRecord> decide)
    {
        var row = (await _restored.Hub.RowAsync(RestorationRows.KeyOf("acme", connection, key), Token))!;
        var due = WorkRows.Of("acme", new WorkItem(WorkItem.OfRecord(connection, key), Office.Clock.GetUtcNow(), "a person"));
        Assert.True((await _restored.Store.CommitAsync(new() { Writes = [RestorationRows.Of("acme", decide(RestorationRows.ReadRecord(row))), due] }, Token)).IsCommitted);
    }

    private int Creates() => Office.Desks.Values.Sum(desk => desk.Writes.Count(write => write.Kind == WriteKind.Create));

    private void Arrange(RecoverMethod method, bool tellsKey, bool tellsMaking)
    {
        foreach (var (name, desk) in Office.Desks)
        {
            (desk.TellsKey, desk.TellsMaking, desk.FindsBySaying) = (tellsKey, tellsMaking, method == RecoverMethod.Match);
            Office.Know(name, facts => facts with
            {
                Recover = new RecoverFacts(method, TimeSpan.FromSeconds(10)) { By = method == RecoverMethod.Match ? ["subject"] : [], Window = TimeSpan.FromMinutes(1) },
            });
        }
    }
}
