using CsCheck;
using Rezolve.Mapping.Reconciling;
using Rezolve.Mapping.Reconciling.Conflicts;
using Rezolve.Mapping.Reconciling.Rules;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Reconciling;

/// <summary>What holds whatever people write: the invariants of section 5.18 that one link can show.</summary>
public sealed class ReconcilingLaws
{
    private static readonly string[] HubWords = ["new", "open", "resolved", "closed"];
    private static readonly string[] VendorWords = ["1", "2", "3", "4"];
    private static readonly IConflictRule[] Rules = [new FixedSide(Side.Hub), new FixedSide(Side.External), new Latest(TimeSpan.FromSeconds(2)), new Expression(clash => clash.Hub)];

    /// <summary>Edits of two fields, one after the other: which side, which field, which word, and whether a round follows.</summary>
    private static readonly Gen<(bool AtHub, int Field, int Word, int After)[]> Edits =
        Gen.Select(Gen.Bool, Gen.Int[0, 1], Gen.Int[0, 3], Gen.Int[0, 4]).Array[0, 30];

    [Fact] // I1, I2
    public void EveryRunSettlesWithBothSidesTheSameAndThenPlansNothing() => Gen.Select(Edits, Gen.Int[0, Rules.Length - 1]).Sample((edits, rule) =>
    {
        var link = Run(Link(Rules[rule], InitialRule.Hub), edits);
        link.Settle();
        var writes = link.Writes;
        Assert.True(link.Round().IsQuiet);
        Assert.Equal(writes, link.Writes);
        Assert.All(["a", "b"], field => Assert.True(Pairs.Words.Correspond(link.Hub(field), link.External(field)), $"{link.Hub(field)} {link.External(field)}"));
    }, iter: 2000, threads: 1);

    [Fact] // I5
    public void WhatOnlyOneSideChangedReachesTheOther() => Gen.Select(Edits, Gen.Bool, Gen.Int[0, 3]).Sample((edits, atHub, word) =>
    {
        var link = Run(Link(Rules[0], InitialRule.Hub), edits);
        link.Settle();
        var (before, conflicts) = ((link.Hub("a").ToString(), link.External("a").ToString()), link.Conflicts.Count);
        Edit(link, atHub, "a", word);
        link.Settle();
        Assert.Equal(conflicts, link.Conflicts.Count);
        Assert.True(atHub ? link.Hub("a").Text == HubWords[word] : link.External("a").Text == VendorWords[word], $"{before} lost to {link.Hub("a")} {link.External("a")}");
        Assert.True(Pairs.Words.Correspond(link.Hub("a"), link.External("a")));
    }, iter: 2000, threads: 1);

    [Fact] // I4
    public void WhatLosesIsRecorded() => Gen.Select(Edits, Gen.Int[0, Rules.Length - 1], Gen.Int[0, 3], Gen.Int[0, 3]).Sample((edits, rule, hub, vendor) =>
    {
        var link = Run(Link(Rules[rule], InitialRule.Hub), edits);
        link.Settle();
        var (agreed, oldHub, oldVendor) = (link.Base("a"), link.Hub("a").ToString(), link.External("a").ToString());
        Edit(link, true, "a", hub);
        Edit(link, false, "a", vendor);
        var isClash = link.Hub("a").ToString() != oldHub && link.External("a").ToString() != oldVendor && !Pairs.Words.Correspond(link.Hub("a"), link.External("a"));
        var said = (link.Hub("a").ToString(), link.External("a").ToString());
        link.Settle();
        var records = link.Conflicts.Where(record => record.Members.Any(member => member.Field == "a" && Same(member.Base, agreed) && (member.Hub.ToString(), member.External.ToString()) == said)).ToList();
        Assert.True(!isClash || records.Count > 0, $"{records.Count} records of {said}");
    }, iter: 2000, threads: 1);

    [Fact] // I7
    public void TheOwnersValueAlwaysHolds() => Gen.Select(Edits, Gen.Bool).Sample((edits, ownedByHub) =>
    {
        var link = new LinkModel(Pairs.Policy(owner: ownedByHub ? Owner.Hub : Owner.External), ("a", Pairs.Words, false), ("b", Pairs.Words, false));
        var expected = new Dictionary<string, string> { ["a"] = "null", ["b"] = "null" };
        foreach (var (atHub, field, word, after) in edits)
        {
            Edit(link, atHub, Name(field), word);
            if (atHub == ownedByHub)
                expected[Name(field)] = Value.Of(atHub ? HubWords[word] : VendorWords[word]).ToString();
            if (after > 2)
                link.Round(stopBeforeWrite: after == 3);
        }
        link.Settle();
        Assert.All(expected, one => Assert.Equal(one.Value, (ownedByHub ? link.Hub(one.Key) : link.External(one.Key)).ToString()));
    }, iter: 2000, threads: 1);

    [Fact] // I11
    public void ARunThatIsStoppedAnywhereEndsLikeOneThatIsNot() => Gen.Select(Edits, Gen.Int[0, Rules.Length - 1], Gen.Bool).Sample((edits, rule, afterWrite) =>
    {
        var (whole, stopped) = (Run(Link(Rules[rule], InitialRule.Hub), edits), Run(Link(Rules[rule], InitialRule.Hub), edits));
        stopped.Round(stopBeforeWrite: !afterWrite, stopAfterWrite: afterWrite);
        whole.Settle();
        stopped.Settle();
        Assert.All(["a", "b"], field => Assert.Equal((whole.Hub(field).ToString(), whole.External(field).ToString()), (stopped.Hub(field).ToString(), stopped.External(field).ToString())));
        Assert.Equal(whole.Conflicts.Select(record => record.Key), stopped.Conflicts.Select(record => record.Key));
    }, iter: 2000, threads: 1);

    [Fact] // I6
    public void GroupsDoNotDisturbEachOther() => Gen.Select(Edits, Gen.Int[0, 3], Gen.Int[0, 3]).Sample((edits, hub, vendor) =>
    {
        var (one, other) = (Alone("a"), Alone("b"));
        foreach (var link in (LinkModel[])[one, other])
            link.Settle();
        one.EditHub("a", Value.Of(HubWords[hub]));
        other.EditExternal("b", Value.Of(VendorWords[vendor]));
        one.Settle();
        other.Settle();
        Assert.Equal((HubWords[hub], VendorWords[vendor], 0), (one.Hub("a").Text, other.External("b").Text, one.Conflicts.Count + other.Conflicts.Count));
    }, iter: 200, threads: 1);

    private static bool Same(AgreedPair? left, AgreedPair? right) => (left?.Hub.ToString(), left?.External.ToString()) == (right?.Hub.ToString(), right?.External.ToString());

    private static LinkModel Alone(string field) => new(Pairs.Policy(Rules[0], initial: InitialRule.Hub), (field, Pairs.Words, false));

    private static LinkModel Link(IConflictRule rule, InitialRule initial) =>
        new(Pairs.Policy(rule, initial: initial), ("a", Pairs.Words, false), ("b", Pairs.Words, false));

    private static LinkModel Run(LinkModel link, (bool AtHub, int Field, int Word, int After)[] edits)
    {
        foreach (var (atHub, field, word, after) in edits)
        {
            Edit(link, atHub, Name(field), word);
            if (after > 1)
                link.Round(stopBeforeWrite: after == 3, stopAfterWrite: after == 4);
        }
        return link;
    }

    private static void Edit(LinkModel link, bool atHub, string field, int word)
    {
        if (atHub)
            link.EditHub(field, Value.Of(HubWords[word]));
        else
            link.EditExternal(field, Value.Of(VendorWords[word]));
    }

    private static string Name(int field) => field == 0 ? "a" : "b";
}
