using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Tests.Sync.Desks;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Sync.People;

/// <summary>Who is who in two systems.</summary>
public sealed class AssigneeTests
{
    private readonly Office _office = new();
    private readonly DeskPeople _atA = new(new SystemPerson("1") { Email = "Ada@example.org", Username = "ada" }, new SystemPerson("2") { Username = "bob" }, new SystemPerson("3") { Username = "cy" });
    private readonly DeskPeople _atB = new(new SystemPerson("x") { Email = "ada@example.org" }, new SystemPerson("y") { Username = "bob" });

    public AssigneeTests()
    {
        foreach (var (name, people) in new[] { ("a", _atA), ("b", _atB) })
        {
            _office.Know(name, facts => facts with { Fields = [.. facts.Fields, DeskFacts.Field("assignee", FieldType.User)] });
            _office.People[name] = people;
        }
    }

    [Theory]
    [InlineData("1", "x")]
    [InlineData("2", "y")]
    public async Task Somebody_is_found_by_address_or_name_and_has_another_key_there(string here, string there)
    {
        var a = _office.A.Add(("subject", Value.Of("printer")), ("assignee", Value.Of(here)));
        await _office.SettleAsync();
        Assert.Equal(there, _office.B.Text(_office.Twin("b"), "assignee"));

        _office.B.Edit(_office.Twin("b"), ("assignee", Value.Of(there == "x" ? "y" : "x")));
        await _office.SettleAsync();
        Assert.Equal(here == "1" ? "2" : "1", _office.A.Text(a, "assignee"));
    }

    [Fact]
    public async Task C21_I14_Somebody_unknown_never_clears_the_assignee_and_other_fields_go_on()
    {
        var a = _office.A.Add(("subject", Value.Of("printer")), ("assignee", Value.Of("1")));
        await _office.SettleAsync();
        var b = _office.Twin("b");
        _office.A.Edit(a, ("assignee", Value.Of("3")), ("subject", Value.Of("goes on")));
        await _office.SettleAsync();

        Assert.Equal(("x", "goes on"), (_office.B.Text(b, "assignee"), _office.B.Text(b, "subject")));
        Assert.Equal("3", _office.A.Text(a, "assignee"));
        var hold = (await _office.LinkAsync("b", b)).Holds["assignee"];
        Assert.Equal("unresolved", hold.Reason);
        Assert.Contains("cy is not known at b: username 'cy' is nobody's", hold.WaitsFor, StringComparison.Ordinal);

        _atB.People.Add(new SystemPerson("z") { Username = "cy" });
        _office.Clock.Advance(TimeSpan.FromHours(1));
        await _office.RoundAsync(FeedKind.Keys);
        await _office.SettleAsync();
        Assert.Equal("z", _office.B.Text(b, "assignee"));
        Assert.Empty((await _office.LinkAsync("b", b)).Holds);
    }

    [Fact]
    public async Task C21_A_ticket_whose_assignee_is_unknown_is_made_without_and_gets_them_later()
    {
        _office.A.Add(("subject", Value.Of("printer")), ("assignee", Value.Of("3")));
        await _office.SettleAsync();
        var b = _office.Twin("b");
        Assert.Equal("", _office.B.Text(b, "assignee"));
        Assert.DoesNotContain("assignee", _office.B.Writes.Single(order => order.Kind == WriteKind.Create).Change.Keys);

        _atB.People.Add(new SystemPerson("z") { Username = "cy" });
        _office.Clock.Advance(TimeSpan.FromHours(1));
        await _office.RoundAsync(FeedKind.Keys);
        await _office.SettleAsync();
        Assert.Equal("z", _office.B.Text(b, "assignee"));
    }

    [Fact]
    public async Task I14_An_edit_of_another_field_of_the_group_never_clears_who_could_not_be_said()
    {
        foreach (var name in new[] { "a", "b" })
            _office.Know(name, facts => facts with { Groups = new Dictionary<string, IReadOnlyList<string>> { ["assignment"] = ["assignee", "priority"] } });
        var a = _office.A.Add(("subject", Value.Of("printer")), ("assignee", Value.Of("3")), ("priority", Value.Of("3")));
        await _office.SettleAsync();
        var b = _office.Twin("b");
        _office.Clock.Advance(TimeSpan.FromHours(1));
        _office.B.Edit(b, ("priority", Value.Of("1")));
        await _office.SettleAsync();

        Assert.Equal(("3", "3"), (_office.A.Text(a, "assignee"), _office.A.Text(a, "priority")));
        Assert.Equal(("", "1"), (_office.B.Text(b, "assignee"), _office.B.Text(b, "priority")));
        Assert.Equal("unresolved", (await _office.LinkAsync("b", b)).Holds["assignment"].Reason);
    }

    [Fact]
    public async Task C22_An_explicit_table_counts_where_addresses_are_hidden()
    {
        _office.Decide = program => program with { People = new PeoplePolicy { Table = [new Dictionary<string, string> { ["a"] = "3", ["b"] = "y" }] } };
        _office.A.Add(("subject", Value.Of("printer")), ("assignee", Value.Of("3")));
        await _office.SettleAsync();

        Assert.Equal("y", _office.B.Text(_office.Twin("b"), "assignee"));
    }

    [Fact]
    public async Task Somebody_who_has_left_is_known_when_read_and_gets_no_work()
    {
        _atB.People[0] = _atB.People[0] with { IsActive = false };
        var a = _office.A.Add(("subject", Value.Of("printer")), ("assignee", Value.Of("1")));
        await _office.SettleAsync();
        var b = _office.Twin("b");
        Assert.Equal("", _office.B.Text(b, "assignee"));

        _office.B.Edit(b, ("assignee", Value.Of("x")));
        await _office.SettleAsync();
        Assert.Equal(("1", "x"), (_office.A.Text(a, "assignee"), _office.B.Text(b, "assignee")));
    }

    [Fact]
    public async Task A_fallback_stands_for_somebody_unknown_where_the_operator_says_so()
    {
        _office.Decide = program => program with { People = new PeoplePolicy { Fallback = new Dictionary<string, string> { ["b"] = "y" } } };
        _office.A.Add(("subject", Value.Of("printer")), ("assignee", Value.Of("3")));
        await _office.SettleAsync();

        Assert.Equal("y", _office.B.Text(_office.Twin("b"), "assignee"));
    }

    [Fact]
    public async Task Where_nobody_can_be_asked_nothing_is_decided()
    {
        _atB.Failure = new Failure(FailureClass.Transient, "RZ8001", "503");
        _office.A.Add(("subject", Value.Of("printer")), ("assignee", Value.Of("1")));
        for (var i = 0; i < 3; i++)
            await _office.RoundAsync();
        Assert.Empty(_office.B.Tickets);

        _atB.Failure = null;
        await _office.SettleAsync();
        Assert.Equal("x", _office.B.Text(_office.Twin("b"), "assignee"));
    }
}
