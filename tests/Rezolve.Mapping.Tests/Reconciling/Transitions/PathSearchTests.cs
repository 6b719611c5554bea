using CsCheck;
using Rezolve.Mapping.Reconciling.Transitions;

namespace Rezolve.Mapping.Tests.Reconciling.Transitions;

public sealed class PathSearchTests
{
    private static readonly TransitionLimits Wide = new(10);

    [Theory]
    // edges, from, targets → hops
    [InlineData("a>b b>c", "a", "c", "b c")]
    [InlineData("a>b b>c a>c", "a", "c", "c")]
    [InlineData("a>b b>c c>a", "a", "a", "")]
    [InlineData("a>b a>c", "a", "d,c,b", "c")]
    [InlineData("a>b:5 b>d a>c c>d", "a", "d", "c d")] // a step that customers see is dearer
    public void TheCheapestPathToTheBestTarget(string edges, string from, string targets, string hops)
    {
        var plan = new PathSearch(Edges(edges), Wide).Find(from, targets.Split(','), null, _ => true);
        Assert.Null(plan.Blocked);
        Assert.Equal(hops, string.Join(' ', plan.Path.Select(step => step.To)));
    }

    [Fact] // C8, I13
    public void TheFirstHopIsOneThatTheVendorListsNow()
    {
        var known = Edges("a>c a>b b>c");
        var plan = new PathSearch(known, Wide).Find("a", ["c"], [new Transition("41", "a", "b")], _ => true);
        Assert.Equal("41", plan.Next!.Id);
        Assert.Equal(["b", "c"], plan.Path.Select(step => step.To));
    }

    [Fact] // C4, C24
    public void WithoutAPathItSaysSoAndWhereOneCouldGo()
    {
        var plan = new PathSearch(Edges("a>b a>c"), Wide).Find("a", ["d"], null, _ => true);
        Assert.Null(plan.Next);
        Assert.Equal((BlockedReason.NoPath, "b c"), (plan.Blocked!.Reason, string.Join(' ', plan.Blocked.Available)));
    }

    [Fact] // C25, C39
    public void AStepThatNeedsAnEmptyFieldIsGoneAroundOrNamesTheField()
    {
        var search = new PathSearch([new("1", "a", "c") { Requires = ["resolution.code", "resolution.notes"] }, new("2", "a", "b"), new("3", "b", "c")], Wide);
        Assert.Equal(["b", "c"], search.Find("a", ["c"], null, field => field != "resolution.code").Path.Select(step => step.To));
        Assert.Equal(["c"], search.Find("a", ["c"], null, _ => true).Path.Select(step => step.To));
        var blocked = search.Find("a", ["c"], [new("1", "a", "c") { Requires = ["resolution.code", "resolution.notes"] }], field => field == "resolution.notes").Blocked!;
        Assert.Equal((BlockedReason.FieldsMissing, "resolution.code"), (blocked.Reason, string.Join(' ', blocked.Missing)));
    }

    [Fact]
    public void WhatIsForbiddenIsNeverPassedAndWhatIsAvoidedOnlyWhereThereIsNoOtherWay()
    {
        var edges = Edges("a>b b>d a>c c>e e>d");
        Assert.Equal(["c", "e", "d"], new PathSearch(edges, Wide with { Avoided = new HashSet<string> { "b" } }).Find("a", ["d"], null, _ => true).Path.Select(step => step.To));
        Assert.Equal(["b", "d"], new PathSearch(Edges("a>b b>d"), Wide with { Avoided = new HashSet<string> { "b" } }).Find("a", ["d"], null, _ => true).Path.Select(step => step.To));
        Assert.Equal(BlockedReason.NotAllowed, new PathSearch(Edges("a>b b>d"), Wide with { Forbidden = new HashSet<string> { "b" } }).Find("a", ["d"], null, _ => true).Blocked!.Reason);
        Assert.Equal(["d"], new PathSearch(Edges("a>d"), Wide with { Forbidden = new HashSet<string> { "d" } }).Find("a", ["d"], null, _ => true).Path.Select(step => step.To));
        Assert.Equal(BlockedReason.NotAllowed, new PathSearch(edges, new(1)).Find("a", ["d"], null, _ => true).Blocked!.Reason);
    }

    [Fact]
    public void NoPathIsCheaperThanTheOneFound() =>
        Gen.Select(Gen.Select(Gen.Int[0, 5], Gen.Int[0, 5], Gen.Int[0, 3]).Array[0, 14], Gen.Int[0, 5], Gen.Int[1, 5]).Sample((drawn, target, hops) =>
        {
            var edges = drawn.Select((edge, at) => new Transition($"{at}", $"{edge.Item1}", $"{edge.Item2}") { Penalty = edge.Item3 }).ToList();
            var plan = new PathSearch(edges, new(hops)).Find("0", [$"{target}"], null, _ => true);
            var best = Best(edges, "0", $"{target}", hops);
            Assert.Equal(best is null, plan.Blocked is not null);
            if (best is not null)
                Assert.Equal(best, plan.Path.Sum(step => step.Penalty + 1));
            Assert.All(plan.Path.Zip(plan.Path.Skip(1)), pair => Assert.Equal(pair.First.To, pair.Second.From));
        }, iter: 2000, threads: 1);

    private static int? Best(IReadOnlyList<Transition> edges, string at, string target, int hops)
    {
        if (at == target)
            return 0;
        if (hops == 0)
            return null;
        return edges.Where(edge => edge.From == at).Min(edge => Best(edges, edge.To, target, hops - 1) + edge.Penalty + 1);
    }

    private static List<Transition> Edges(string text) =>
        [.. text.Split(' ').Select(edge => edge.Split('>', ':')).Select(parts => new Transition(string.Join('>', parts), parts[0], parts[1]) { Penalty = parts.Length > 2 ? int.Parse(parts[2]) : 0 })];
}
