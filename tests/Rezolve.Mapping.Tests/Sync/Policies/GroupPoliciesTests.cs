using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Reconciling;
using Rezolve.Mapping.Sync.Policies;
using Rezolve.Mapping.Tests.Workspaces.Syncs;

namespace Rezolve.Mapping.Tests.Sync.Policies;

public sealed class GroupPoliciesTests
{
    private static readonly SyncProgram Support = ToyWorkspace.Sync("support");

    [Fact]
    public void Where_nothing_is_said_the_later_write_wins_and_a_first_difference_waits()
    {
        var policy = Of(ToyWorkspace.With(""), "desk", "subject");

        Assert.Equal((Flow.Both, Owner.None, InitialRule.Hold, false, "latest"), (policy.Flow, policy.Owner, policy.Initial, policy.Unites, policy.Conflict.Name));
    }

    [Fact]
    public void An_owner_holds_on_its_own_link_and_the_hub_speaks_for_it_on_all_others()
    {
        Assert.Equal(Owner.External, Of(Support, "itsm", "priority").Owner);
        Assert.Equal(Owner.Hub, Of(Support, "desk", "priority").Owner);
        Assert.Equal(Owner.None, Of(Support, "desk", "status").Owner);
        var hub = ToyWorkspace.With("\"fields\": { \"subject\": { \"owner\": \"hub\" } }");
        Assert.Equal((Owner.Hub, Owner.Hub), (Of(hub, "desk", "subject").Owner, Of(hub, "itsm", "subject").Owner));
    }

    [Theory]
    [InlineData("both", "Both")]
    [InlineData("in", "In")]
    [InlineData("out", "Out")]
    [InlineData("none", "None")]
    public void Values_go_the_way_that_is_said_for_the_connection(string way, string flow)
    {
        var sync = ToyWorkspace.With($$"""
            "fields": { "subject": { "direction": { "itsm": "{{way}}" } } }
            """);

        Assert.Equal(flow, Of(sync, "itsm", "subject").Flow.ToString());
        Assert.Equal(Flow.Both, Of(sync, "desk", "subject").Flow);
    }

    [Fact]
    public void A_way_said_of_all_holds_for_connections_of_which_a_field_says_nothing()
    {
        var sync = ToyWorkspace.With("""
            "fields": { "*": { "direction": { "desk": "in" } }, "subject": { "direction": { "itsm": "out" } } }
            """);

        Assert.Equal((Flow.In, Flow.Out), (Of(sync, "desk", "subject").Flow, Of(sync, "itsm", "subject").Flow));
    }

    [Theory]
    [InlineData("createOnly", "both", "None", false)]
    [InlineData("ignore", "both", "None", false)]
    [InlineData("derived", "both", "In", false)]
    [InlineData("derived", "in", "In", false)]
    [InlineData("derived", "out", "None", false)]
    [InlineData("derived", "none", "None", false)]
    [InlineData("union", "both", "Both", true)]
    public void A_mode_narrows_which_way_values_go_or_what_of_a_set_is_done(string mode, string way, string flow, bool unites)
    {
        var policy = Of(ToyWorkspace.With($$"""
            "fields": { "tags": { "mode": "{{mode}}", "direction": { "desk": "{{way}}" } } }
            """), "desk", "tags");

        Assert.Equal((flow, unites), (policy.Flow.ToString(), policy.Unites));
    }

    [Theory]
    [InlineData("hold", "Hold")]
    [InlineData("hub", "Hub")]
    [InlineData("external", "External")]
    [InlineData("nonEmpty", "NonEmpty")]
    public void A_first_difference_is_decided_as_said(string word, string rule)
    {
        Assert.Equal(rule, Of(ToyWorkspace.With($"\"initial\": \"{word}\""), "desk", "subject").Initial.ToString());
        Assert.Equal(rule, Of(ToyWorkspace.With($$"""
            "initial": "hold", "fields": { "subject": { "initial": "{{word}}" } }
            """), "desk", "subject").Initial.ToString());
    }

    [Fact]
    public void A_group_is_decided_by_its_first_field_of_which_something_is_said()
    {
        var sync = ToyWorkspace.With("""
            "fields": { "*": { "conflict": "hub" }, "resolution.notes": { "conflict": "diff3" } }
            """);

        Assert.Equal("diff3", GroupPolicies.Of(sync, "desk", "status", ["status", "resolution.notes"]).Conflict.Name);
        Assert.Equal("hub", GroupPolicies.Of(sync, "desk", "priority", ["priority", "impact"]).Conflict.Name);
        Assert.Equal("furthest", GroupPolicies.Of(Support, "desk", "status", ["status", "resolution.notes"]).Conflict.Name);
    }

    private static GroupPolicy Of(SyncProgram sync, string connection, string field) => GroupPolicies.Of(sync, connection, field, [field]);
}
