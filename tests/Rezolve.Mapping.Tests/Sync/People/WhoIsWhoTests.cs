using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Tests.Sync.Desks;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Sync.People;

/// <summary>By what people are taken for the same: an operator's table first, then what was found, then what is told of both. Bots are nobody elsewhere.</summary>
public sealed class WhoIsWhoTests
{
    private readonly Office _office = new();
    private readonly DeskPeople _atA = new(new SystemPerson("1") { Username = "ada" }, new SystemPerson("2") { Username = "bob" }) { TellsMore = true };
    private readonly DeskPeople _atB = new(new SystemPerson("x") { Username = "ada" }, new SystemPerson("y") { Username = "bob" }, new SystemPerson("z") { Username = "ada.l" }) { TellsMore = true };

    public WhoIsWhoTests()
    {
        foreach (var (name, people) in new[] { ("a", _atA), ("b", _atB) })
        {
            _office.Know(name, facts => facts with { Fields = [.. facts.Fields, DeskFacts.Field("assignee", FieldType.User), DeskFacts.Field("team", FieldType.Team)] });
            _office.People[name] = people;
        }
    }

    [Fact]
    public async Task The_table_counts_before_what_was_found_before()
    {
        var (a, b) = await AssignedAsync("1");
        Assert.Equal("x", _office.B.Text(b, "assignee"));

        Decide(new PeoplePolicy { Table = [Row("1", "z")] });
        await AssignAsync(a, "2");
        await AssignAsync(a, "1");

        Assert.Equal("z", _office.B.Text(b, "assignee"));
    }

    [Fact]
    public async Task Whom_the_table_gives_another_key_their_old_one_is_somebody_else()
    {
        var (a, b) = await AssignedAsync("1");
        Decide(new PeoplePolicy { Table = [Row("1", "z")] });
        await AssignAsync(a, "2");
        _office.B.Edit(b, ("assignee", Value.Of("x")));
        await _office.SettleAsync();

        Assert.Equal("2", _office.A.Text(a, "assignee"));
        var hold = (await _office.LinkAsync("a", a)).Holds["assignee"];
        Assert.Equal("'1' at a, found by username, is somebody else in the hub; people.table says who is who", hold.WaitsFor);
        _office.B.Edit(b, ("assignee", Value.Of("z")));
        await _office.SettleAsync();
        Assert.Equal("1", _office.A.Text(a, "assignee"));
    }

    [Fact]
    public async Task The_table_makes_one_of_two_that_were_known_apart()
    {
        _atA.People.Add(new SystemPerson("3") { Username = "cy" });
        var (a, b) = await AssignedAsync("3");
        _office.B.Edit(b, ("assignee", Value.Of("z")));
        await _office.SettleAsync();
        Assert.Equal("3", _office.A.Text(a, "assignee"));

        Decide(new PeoplePolicy { Table = [Row("3", "z")] });
        await AssignAsync(a, "1");
        await AssignAsync(a, "3");
        Assert.Equal("z", _office.B.Text(b, "assignee"));
        _office.B.Edit(b, ("assignee", Value.Of("x")));
        await _office.SettleAsync();
        _office.B.Edit(b, ("assignee", Value.Of("z")));
        await _office.SettleAsync();
        Assert.Equal("3", _office.A.Text(a, "assignee"));
        Assert.Empty((await _office.LinkAsync("a", a)).Holds);
    }

    [Fact]
    public async Task A_user_and_a_team_may_have_one_key()
    {
        Decide(new PeoplePolicy { Table = [Row("1", "z")], Teams = [Row("1", "desk one")] });
        _office.A.Add(("subject", Value.Of("printer")), ("assignee", Value.Of("1")), ("team", Value.Of("1")));
        await _office.SettleAsync();

        Assert.Equal(("z", "desk one"), (_office.B.Text(_office.Twin("b"), "assignee"), _office.B.Text(_office.Twin("b"), "team")));
    }

    [Fact]
    public async Task Somebody_is_found_by_what_a_directory_outside_knows_them_by()
    {
        Decide(new PeoplePolicy { By = ["externalId"] });
        _atA.People.Add(new SystemPerson("4") { Username = "eve", ExternalId = "emp-77" });
        _atB.People.AddRange([new SystemPerson("e1") { Username = "eve" }, new SystemPerson("e2") { Username = "e.v", ExternalId = "emp-77" }]);
        var (a, b) = await AssignedAsync("4");
        Assert.Equal("e2", _office.B.Text(b, "assignee"));

        _office.B.Edit(b, ("assignee", Value.Of("e1")));
        await _office.SettleAsync();
        Assert.Equal("4", _office.A.Text(a, "assignee"));
        Assert.Contains("eve is not known at a: there is nothing to look for them by", (await _office.LinkAsync("a", a)).Holds["assignee"].WaitsFor, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bot_is_nobody_elsewhere_though_it_has_a_persons_name()
    {
        _atA.People[0] = _atA.People[0] with { IsBot = true };
        var (a, b) = await AssignedAsync("1");

        Assert.Equal("", _office.B.Text(b, "assignee"));
        var hold = (await _office.LinkAsync("b", b)).Holds["assignee"];
        Assert.Equal("ada is not known at b: it is a bot, and only people.table says which one it is", hold.WaitsFor);
        _office.B.Edit(b, ("assignee", Value.Of("x")));
        await AssignAsync(a, "2");
        _office.B.Edit(b, ("assignee", Value.Of("x")));
        await _office.SettleAsync();
        Assert.Equal("2", _office.A.Text(a, "assignee"));
    }

    [Fact]
    public async Task A_person_is_not_found_in_a_bot_of_their_name()
    {
        _atB.People[0] = _atB.People[0] with { IsBot = true };
        var (_, b) = await AssignedAsync("1");

        Assert.Equal("", _office.B.Text(b, "assignee"));
        Assert.Contains("username 'ada' is that of a bot", (await _office.LinkAsync("b", b)).Holds["assignee"].WaitsFor, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bot_is_another_where_the_table_says_so()
    {
        _atA.People[0] = _atA.People[0] with { IsBot = true };
        Decide(new PeoplePolicy { Table = [Row("1", "z")] });
        var (_, b) = await AssignedAsync("1");

        Assert.Equal("z", _office.B.Text(b, "assignee"));
    }

    [Fact]
    public async Task Somebody_by_whose_name_nobody_can_ask_is_not_known_and_the_ticket_goes_over()
    {
        _atB.Failure = Failure.Of(FailureClass.Mapping, "the address cannot hold '../ada'");
        var (_, b) = await AssignedAsync("1");

        Assert.Equal("", _office.B.Text(b, "assignee"));
        Assert.Equal("ada is not known at b: username 'ada' cannot be asked for: the address cannot hold '../ada'", (await _office.LinkAsync("b", b)).Holds["assignee"].WaitsFor);
    }

    [Fact]
    public async Task Somebody_of_whom_nothing_can_be_told_keeps_no_ticket_waiting()
    {
        _atA.Failure = Failure.Of(FailureClass.Mapping, "the address cannot hold '1/2'");
        var (_, b) = await AssignedAsync("1");

        Assert.Equal("", _office.B.Text(b, "assignee"));
        Assert.StartsWith("1 is not known at b: ", (await _office.LinkAsync("b", b)).Holds["assignee"].WaitsFor, StringComparison.Ordinal);
    }

    [Fact]
    public async Task How_often_somebody_was_known_without_asking_is_kept()
    {
        for (var i = 0; i < 10; i++)
            _office.A.Add(("subject", Value.Of($"ticket {i}")), ("assignee", Value.Of("1")));
        await _office.RoundAsync();

        var (a, b) = (await RateAsync("a"), await RateAsync("b"));
        Assert.Equal(_atA.Asked, a.Asked);
        Assert.Equal(_atB.Asked, b.Asked);
        Assert.InRange(b.Asked, 1, 2);
        Assert.InRange(b.Known, 8, 100);
    }

    private async Task<LookupRate> RateAsync(string connection) =>
        RateRows.Read(await _office.Hub.RowAsync(RateRows.KeyOf("acme", connection), TestContext.Current.CancellationToken)).People;

    private void Decide(PeoplePolicy policy) => _office.Decide = program => program with { People = policy };

    private static Dictionary<string, string> Row(string a, string b) => new() { ["a"] = a, ["b"] = b };

    private async Task AssignAsync(string a, string key)
    {
        _office.A.Edit(a, ("assignee", Value.Of(key)));
        await _office.SettleAsync();
    }

    private async Task<(string A, string B)> AssignedAsync(string key)
    {
        var a = _office.A.Add(("subject", Value.Of("printer")), ("assignee", Value.Of(key)));
        await _office.SettleAsync();
        return (a, _office.Twin("b"));
    }
}
