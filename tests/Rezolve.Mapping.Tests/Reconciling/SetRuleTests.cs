using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Reconciling;

public sealed class SetRuleTests
{
    [Theory]
    // agreed, hub, vendor → both
    [InlineData(false, "a b", "a", "a b c", "a c")]
    [InlineData(true, "a b", "a", "a b c", "a b c")]
    [InlineData(true, "a b", "a b d", "b", "a b d")]
    [InlineData(true, "a b", "", "", "")]
    [InlineData(true, "", "a", "b", "a b")]
    public void What_was_removed_is_removed_unless_members_are_united(bool unites, string agreed, string hub, string vendor, string after)
    {
        var link = new LinkModel(Pairs.Policy() with { Unites = unites }, ("tags", Pairs.Plain, true));
        link.EditHub("tags", List(agreed));
        link.EditExternal("tags", List(agreed));
        link.Settle();
        link.EditHub("tags", List(hub));
        link.EditExternal("tags", List(vendor));
        link.Settle();

        Assert.Equal((after, after), (Told(link.Hub("tags")), Told(link.External("tags"))));
        Assert.True(link.Round().IsQuiet);
    }

    private static Value List(string words) => Value.Of([.. words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Value.Of)]);

    private static string Told(Value list) => string.Join(' ', list.List.Select(member => member.Text));
}
