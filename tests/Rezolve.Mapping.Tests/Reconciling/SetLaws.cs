using CsCheck;
using Rezolve.Mapping.Reconciling;
using Rezolve.Mapping.Reconciling.Sets;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Reconciling;

public sealed class SetLaws
{
    private static readonly Gen<string[]> Some = Gen.Int[0, 7].Array[0, 6].Select(all => all.Distinct().Select(one => "abcdefgh"[one].ToString()).ToArray());

    [Fact]
    public void WhatWasAddedIsThereAndWhatWasRemovedIsNot() => Gen.Select(Some, Some, Some).Sample((agreed, hub, external) =>
    {
        var merged = SetMerge.Of(Both(agreed), new(Of(hub), Of(external)), _ => true);
        var due = agreed.Union(hub).Union(external).Where(one => !agreed.Contains(one) || (hub.Contains(one) && external.Contains(one))).Order(StringComparer.Ordinal);
        Assert.Equal(due, Texts(merged.Hub));
        Assert.Equal(due, Texts(merged.External));
    }, iter: 2000, threads: 1);

    [Fact]
    public void WhatIsNotOursStaysWhereItIs() => Gen.Select(Some, Some, Some).Sample((agreed, hub, external) =>
    {
        static bool IsOurs(Value member) => string.CompareOrdinal(member.Text, "d") < 0;
        var merged = SetMerge.Of(Both(agreed), new(Of(hub), Of(external)), IsOurs);
        Assert.Equal(hub.Where(one => !IsOurs(Value.Of(one))).Order(), Texts(merged.Hub).Where(one => !IsOurs(Value.Of(one))));
        Assert.Equal(external.Where(one => !IsOurs(Value.Of(one))).Order(), Texts(merged.External).Where(one => !IsOurs(Value.Of(one))));
    }, iter: 2000, threads: 1);

    [Theory]
    [InlineData(Flow.Both, Owner.None)]
    [InlineData(Flow.Both, Owner.Hub)]
    [InlineData(Flow.Both, Owner.External)]
    [InlineData(Flow.In, Owner.None)]
    [InlineData(Flow.Out, Owner.None)]
    internal void EveryRunSettlesAndThenPlansNothing(Flow flow, Owner owner) =>
        Gen.Select(Gen.Bool, Some, Gen.Int[0, 3]).Array[0, 10].Sample(edits =>
        {
            var link = new LinkModel(Pairs.Policy(flow: flow, owner: owner), ("tags", Pairs.Plain, true));
            foreach (var (atHub, members, after) in edits)
            {
                if (atHub)
                    link.EditHub("tags", List(members));
                else
                    link.EditExternal("tags", List(members));
                if (after > 0)
                    link.Round(stopBeforeWrite: after == 1, stopAfterWrite: after == 2);
            }
            link.Settle();
            var writes = link.Writes;
            Assert.True(link.Round().IsQuiet);
            Assert.Equal(writes, link.Writes);
            if (flow == Flow.Both)
                Assert.Equal(Texts(new Members(link.Hub("tags"))), Texts(new Members(link.External("tags"))));
        }, iter: 500, threads: 1);

    [Fact] // C40
    public void TagsOfOthersAreNotWiped()
    {
        var link = new LinkModel(Pairs.Policy(), ("tags", Pairs.Plain, true));
        link.EditExternal("tags", List(["theirs"]));
        link.EditHub("tags", List(["ours"]));
        link.Settle();
        Assert.Equal(["ours", "theirs"], Texts(new Members(link.External("tags"))));
        link.EditHub("tags", List(["theirs"]));
        link.EditExternal("tags", List(["ours", "theirs", "more"]));
        link.Settle();
        Assert.Equal(["more", "theirs"], Texts(new Members(link.External("tags"))));
    }

    private static SetMerge Both(string[] members) => new(Of(members), Of(members));

    private static Members Of(string[] members) => new(List(members));

    private static Value List(string[] members) => Value.Of([.. members.Order(StringComparer.Ordinal).Select(Value.Of)]);

    private static IEnumerable<string> Texts(Members members) => members.ToValue().List.Select(member => member.Text);
}
