using Rezolve.Mapping.Reconciling;
using Rezolve.Mapping.Reconciling.Conflicts;
using Rezolve.Mapping.Reconciling.Rules;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Reconciling;

/// <summary>The table of section 5.3, row by row and column by column.</summary>
public sealed class DecisionTableTests
{
    private static readonly FixedSide HubWins = new(Side.Hub);
    private static readonly FixedSide ExternalWins = new(Side.External);

    [Theory]
    // hub, vendor, base.hub, base.vendor → what the plan says under merge, owner=hub, owner=external
    [InlineData("open", "2", "open", "2", "", "", "")]
    [InlineData("new", "2", "open", "2", "due new", "due new", "hub open; record owner")]
    [InlineData("open", "1", "open", "2", "hub new", "due open; record owner", "hub new")]
    [InlineData("new", "1", "open", "2", "", "", "")]
    [InlineData("new", "3", "open", "2", "due new; record hub", "due new; record owner", "hub resolved; record owner")]
    [InlineData("open", "2", "-", "-", "", "", "")]
    [InlineData("new", "2", "-", "-", "record initial; hold Initial", "due new; record owner", "hub open; record owner")]
    public void EveryRowInEveryColumn(string hub, string vendor, string baseHub, string baseVendor, string merge, string ownerHub, string ownerExternal)
    {
        var field = Pairs.Field(Pairs.Words, hub, vendor, baseHub, baseVendor);
        Assert.Equal(merge, Told(Pairs.Policy(HubWins), field));
        Assert.Equal(ownerHub, Told(Pairs.Policy(HubWins, Owner.Hub), field));
        Assert.Equal(ownerExternal, Told(Pairs.Policy(HubWins, Owner.External), field));
    }

    [Fact]
    public void WhatIsTheSameOnBothSidesIsAgreedWhoeverChangedIt()
    {
        var plan = Plan(Pairs.Policy(), Pairs.Field(Pairs.Words, "new", "1", "open", "2"));
        Assert.Equal((Value.Of("new").ToString(), Value.Of("1").ToString()), (plan.Base["word"].Hub.ToString(), plan.Base["word"].External.ToString()));
        Assert.True(Plan(Pairs.Policy(), Pairs.Field(Pairs.Words, "new", "1", "new", "1")).IsQuiet);
    }

    [Fact]
    public void WhatBothCameToSayOfAGroupIsNoContradictionToWhatOneOfThemSaysBesides()
    {
        var plan = Plan(Pairs.Policy(HubWins), Pairs.Field(Pairs.Plain, "new", "new", "old", "old", "status"), Pairs.Field(Pairs.Plain, null, "fixed", null, null, "code"));
        Assert.Null(plan.Conflict);
        Assert.Equal(("code", "fixed"), (Assert.Single(plan.Hub).Key, plan.Hub["code"].Text));
        Assert.Empty(plan.Due);
    }

    [Fact]
    public void APushThatWouldWriteWhatIsThereOnlyAdvancesTheBase()
    {
        var plan = Plan(Pairs.Policy(), Pairs.Field(Pairs.Words, "closed", "3", "resolved", "3"));
        Assert.Empty(plan.Due);
        Assert.Equal("\"closed\"", plan.Base["word"].Hub.ToString());
    }

    [Fact]
    public void AFinerValueOfTheVendorIsKeptInTheBase()
    {
        var plan = Plan(Pairs.Policy(), Pairs.Field(Pairs.Words, "open", "4", "open", "2"));
        Assert.Equal((0, 0, "\"4\""), (plan.Hub.Count, plan.Due.Count, plan.Base["word"].External.ToString()));
    }

    [Theory]
    [InlineData("hub", "due new; record hub")]
    [InlineData("external", "hub resolved; record external")]
    [InlineData("manual", "record manual; hold Conflict")]
    public void AClashIsDecidedByTheRuleAndRecorded(string rule, string told)
    {
        IConflictRule chosen = rule switch { "hub" => HubWins, "external" => ExternalWins, _ => new Manual() };
        Assert.Equal(told, Told(Pairs.Policy(chosen), Pairs.Field(Pairs.Words, "new", "3", "open", "2")));
    }

    [Fact]
    public void AResolutionAgreesOnTheVendorsPresentValueSoThatTheRestIsAnOrdinaryPush()
    {
        var plan = Plan(Pairs.Policy(HubWins), Pairs.Field(Pairs.Words, "new", "3", "open", "2"));
        Assert.Equal(("\"resolved\"", "\"3\""), (plan.Base["word"].Hub.ToString(), plan.Base["word"].External.ToString()));
        Assert.Equal("due new", Told(Pairs.Policy(HubWins), Pairs.Field(Pairs.Words, "new", "3", "resolved", "3")));
    }

    [Fact]
    public void AResultThatIsNeitherSidesGoesToBoth()
    {
        var both = new Expression(clash => Value.Of($"{clash.Hub.Text}+{clash.External.Text}"));
        Assert.Equal("hub a+b; due a+b; record expression", Told(Pairs.Policy(both), Pairs.Field(Pairs.Plain, "a", "b", "x", "x")));
    }

    [Fact]
    public void AFaultOfTheRuleHoldsTheGroupAndRecordsNothing()
    {
        var plan = Plan(Pairs.Policy(new Expression(_ => Value.Fault("too slow"))), Pairs.Field(Pairs.Plain, "a", "b", "x", "x"));
        Assert.Equal((HoldReason.Rule, "too slow", null), (plan.Hold!.Reason, plan.Hold.WaitsFor, plan.Conflict));
    }

    [Theory]
    [InlineData(InitialRule.Hub, "a", "b", "due a; record initial")]
    [InlineData(InitialRule.External, "a", "b", "hub b; record initial")]
    [InlineData(InitialRule.NonEmpty, "a", null, "due a")]
    [InlineData(InitialRule.NonEmpty, null, "b", "hub b")]
    [InlineData(InitialRule.NonEmpty, "a", "b", "record initial; hold Initial")]
    [InlineData(InitialRule.Hold, "a", "b", "record initial; hold Initial")]
    internal void WhereNothingWasAgreedTheInitialRuleDecides(InitialRule rule, string? hub, string? vendor, string told) =>
        Assert.Equal(told, Told(Pairs.Policy(initial: rule), Pairs.Field(Pairs.Plain, hub, vendor)));

    [Theory]
    [InlineData(Flow.In, "new", "2", "")]
    [InlineData(Flow.In, "open", "1", "hub new")]
    [InlineData(Flow.In, "new", "3", "hub resolved; record direction")]
    [InlineData(Flow.Out, "new", "2", "due new")]
    [InlineData(Flow.Out, "open", "1", "")]
    [InlineData(Flow.Out, "new", "3", "due new; record direction")]
    [InlineData(Flow.None, "new", "3", "")]
    internal void AOneWayFieldGoesOneWay(Flow flow, string hub, string vendor, string told) =>
        Assert.Equal(told, Told(Pairs.Policy(flow: flow), Pairs.Field(Pairs.Words, hub, vendor, "open", "2")));

    [Theory]
    [InlineData("open", "9", "open", "2", "hold Unresolved")] // the vendor names what is unknown here
    [InlineData("martian", "2", "open", "2", "hold Unresolved")] // the hub names what is unknown there
    [InlineData("martian", "9", "open", "2", "hold Unresolved")]
    [InlineData("new", "9", "open", "9", "due new")] // what is unknown here was there when it was agreed, and is overwritten on purpose
    public void AnUnresolvedReferenceFreezesAndIsNeverNull(string hub, string vendor, string baseHub, string baseVendor, string told) =>
        Assert.Equal(told, Told(Pairs.Policy(ExternalWins), Pairs.Field(Pairs.Words, hub, vendor, baseHub, baseVendor)));

    [Fact]
    public void ATextThatWasFinerHereIsKeptWhenItIsPulledOver()
    {
        var plan = Plan(Pairs.Policy(), Pairs.Field(Pairs.Short, "a long text", "other", "a long text", "a lon"));
        Assert.Equal(("coarse", "\"a long text\"", "\"other\""), (plan.Conflict!.Rule, plan.Conflict.Members[0].Hub.ToString(), plan.Hub["word"].ToString()));
        Assert.True(Plan(Pairs.Policy(), Pairs.Field(Pairs.Short, "a long text", "a lon", "a long text", "a lon")).IsQuiet);
    }

    [Fact]
    public void WhatAVendorDidNotSayIsNoChange()
    {
        var field = Pairs.Field(Pairs.Plain, "a", "a", "a", "a") with { External = Value.Undefined };
        Assert.True(Plan(Pairs.Policy(), field).IsQuiet);
    }

    [Fact]
    public void TheSameClashHasTheSameKey()
    {
        ConflictRecord Clash(string hub) => Plan(Pairs.Policy(HubWins), Pairs.Field(Pairs.Plain, hub, "b", "x", "x")).Conflict!;
        Assert.Equal(Clash("a").Key, Clash("a").Key);
        Assert.NotEqual(Clash("a").Key, Clash("c").Key);
    }

    private static GroupPlan Plan(GroupPolicy policy, params FieldFacts[] fields) => Reconciler.Plan(Pairs.Group(policy, fields));

    private static string Told(GroupPolicy policy, FieldFacts field)
    {
        var plan = Plan(policy, field);
        var parts = plan.Hub.Select(one => $"hub {one.Value.Text}").Concat(plan.Due.Select(one => $"due {one.Value.Text}"));
        if (plan.Conflict is { } conflict)
            parts = parts.Append($"record {conflict.Rule}");
        if (plan.Hold is { } hold)
            parts = parts.Append($"hold {hold.Reason}");
        return string.Join("; ", parts);
    }
}
