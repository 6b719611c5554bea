using Rezolve.Mapping.Reconciling;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Reconciling.Growing;

/// <summary>A text that only grows, from what was agreed to what both say in the end.</summary>
public sealed class GrowthRuleTests
{
    [Theory]
    // agreed, hub, vendor → hub, vendor
    [InlineData("a", "a b", "a", "a b", "a b")]
    [InlineData("a", "a", "a c", "a c", "a c")]
    [InlineData("a", "a b", "a c", "a b c", "a c b")] // each in the order in which it came there
    [InlineData("a", "a\nb", "a\nc", "a\nb\nc", "a\nc\nb")]
    [InlineData("a", "ab", "ac", "ab\nc", "ac\nb")]
    [InlineData("", "b", "c", "b\nc", "c\nb")]
    [InlineData("a", "a b", "x", "a b", "x")] // changed otherwise: both keep theirs
    [InlineData("a", "x", "a c", "x", "a c")]
    [InlineData("a b", "a", "a b", "a", "a b")]
    public void What_both_added_both_have(string agreed, string hub, string vendor, string atHub, string atVendor)
    {
        var link = Agreed(Flow.Both, agreed);
        link.EditHub("note", Value.Of(hub));
        link.EditExternal("note", Value.Of(vendor));
        link.Settle();

        Assert.Equal((atHub, atVendor), (link.Hub("note").Text, link.External("note").Text));
    }

    [Theory]
    [InlineData("a", "a b", "a own", "a b", "a own b")]
    [InlineData("a", "a b", "other", "a b", "other b")]
    [InlineData("a", "a", "other", "a", "other")]
    public void What_only_goes_out_touches_nothing_that_stands_there(string agreed, string hub, string vendor, string atHub, string atVendor)
    {
        var link = Agreed(Flow.Out, agreed);
        link.EditHub("note", Value.Of(hub));
        link.EditExternal("note", Value.Of(vendor));
        link.Settle();

        Assert.Equal((atHub, atVendor), (link.Hub("note").Text, link.External("note").Text));
        Assert.True(link.Round().IsQuiet);
    }

    [Theory]
    [InlineData("a", "a own", "a b", "a own b", "a b")]
    [InlineData("a", "other", "a", "other", "a")]
    public void What_only_comes_in_touches_nothing_that_stands_here(string agreed, string hub, string vendor, string atHub, string atVendor)
    {
        var link = Agreed(Flow.In, agreed);
        link.EditHub("note", Value.Of(hub));
        link.EditExternal("note", Value.Of(vendor));
        link.Settle();

        Assert.Equal((atHub, atVendor), (link.Hub("note").Text, link.External("note").Text));
        Assert.True(link.Round().IsQuiet);
    }

    [Theory]
    [InlineData("a", "a b", "a c", "a b c", "a c b")]
    [InlineData("", "b", "c", "b\nc", "c\nb")]
    [InlineData("a", "ab", "ac", "ab\nc", "ac\nb")]
    public void What_was_gained_before_a_write_that_never_came_to_be_leaves_the_rest_due(string agreed, string hub, string vendor, string atHub, string atVendor)
    {
        var link = Agreed(Flow.Both, agreed);
        link.EditHub("note", Value.Of(hub));
        link.EditExternal("note", Value.Of(vendor));
        link.Round(stopBeforeWrite: true);
        link.EditExternal("note", Value.Of($"{vendor} more"));
        link.Round(stopBeforeWrite: true);
        Assert.Equal($"{atHub} more", link.Hub("note").Text);
        link.Settle();

        Assert.Equal(($"{atHub} more", atVendor.Replace(vendor, $"{vendor} more", StringComparison.Ordinal)), (link.Hub("note").Text, link.External("note").Text));
        Assert.Empty(link.Conflicts);
    }

    private static LinkModel Agreed(Flow flow, string text)
    {
        var link = new LinkModel(Pairs.Policy() with { Grows = true, Flow = flow }, ("note", Pairs.Plain, false));
        link.EditHub("note", Value.Of(text));
        link.EditExternal("note", Value.Of(text));
        link.Settle();
        return link;
    }
}
