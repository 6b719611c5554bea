using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Sync.Policies;
using Rezolve.Mapping.Tests.Workspaces.Syncs;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Sync.Policies;

public sealed class RoutesTests
{
    private static readonly SyncSide Itsm = ToyWorkspace.Sync("support")["itsm"];

    [Fact]
    public void The_first_row_that_matches_tells_where_a_ticket_goes()
    {
        var major = Routes.Find(Itsm, CanonicalTicketTests.Of(("priority", Value.Of("1")), ("category", Value.Of("network"))));
        Assert.Same(Itsm.Routes[0], major.Route);
        Assert.Equal([("container", "Major"), ("type", "incident")], Told(major));
        Assert.Equal((null, false), (major.Reason, major.IsFault));

        var other = Routes.Find(Itsm, CanonicalTicketTests.Of(("priority", Value.Of("3")), ("category", Value.Of("network"))));
        Assert.Same(Itsm.Routes[1], other.Route);
        Assert.Equal([("container", "network")], Told(other));
    }

    [Fact]
    public void What_is_set_may_be_worked_out_of_what_is_not_there() =>
        Assert.Equal([("container", "Other")], Told(Routes.Find(Itsm, CanonicalTicketTests.Of(("category", Value.Null)))));

    [Fact]
    public void True_takes_every_ticket_and_sets_nothing()
    {
        var choice = Routes.Find(ToyWorkspace.With("", """, "create": true""")["desk"], CanonicalTicketTests.Of());

        Assert.NotNull(choice.Route);
        Assert.Empty(choice.Set);
    }

    [Theory]
    [InlineData("")]
    [InlineData(""", "create": false""")]
    [InlineData(""", "create": []""")]
    public void Where_nothing_is_created_that_is_the_reason(string create)
    {
        var choice = Routes.Find(ToyWorkspace.With("", create)["desk"], CanonicalTicketTests.Of());

        Assert.Equal((null, "nothing is created at desk", false), (choice.Route, choice.Reason, choice.IsFault));
    }

    [Fact]
    public void A_ticket_that_matches_no_row_is_not_created()
    {
        var side = ToyWorkspace.With("", """, "create": [{ "when": "{{ ticket.type === 'incident' }}" }]""")["desk"];
        var choice = Routes.Find(side, CanonicalTicketTests.Of(("type", Value.Of("task"))));

        Assert.Equal((null, "no row of create at desk matches the ticket", false), (choice.Route, choice.Reason, choice.IsFault));
    }

    [Fact]
    public void A_row_that_cannot_be_judged_ends_the_search()
    {
        var choice = Routes.Find(Itsm, CanonicalTicketTests.Of(("priority", Value.Fault("'P0' has no row"))));

        Assert.Equal((null, "rezolve.json:28:23: 'P0' has no row", true), (choice.Route, choice.Reason, choice.IsFault));
    }

    [Fact]
    public void A_value_that_cannot_be_worked_out_ends_it_too()
    {
        var choice = Routes.Find(Itsm, CanonicalTicketTests.Of(("priority", Value.Of("3")), ("category", Value.Fault("not told"))));

        Assert.Equal((null, true), (choice.Route, choice.IsFault));
        Assert.Equal("rezolve.json:29:37: container cannot be set: not told", choice.Reason);
    }

    [Fact]
    public void What_is_absent_is_not_set() =>
        Assert.Empty(Routes.Find(ToyWorkspace.With("", """, "create": [{ "set": { "category": "{{ ticket.custom.topic }}" } }]""")["desk"], CanonicalTicketTests.Of()).Set);

    private static IEnumerable<(string, string)> Told(RouteChoice choice) => choice.Set.Select(one => (one.Key, one.Value.Text));
}
