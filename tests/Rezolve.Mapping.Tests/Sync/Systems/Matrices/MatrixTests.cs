using Rezolve.Mapping.Tests.Sync.Systems.Together;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Sync.Systems.Matrices;

/// <summary>A priority that a system keeps as impact and urgency: said by a table of tuples, in both directions.</summary>
public sealed class MatrixTests : IAsyncLifetime
{
    private readonly BulkOffice _office = new("Matrices/grid.connector.json");

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _office.DisposeAsync();

    [Theory]
    [InlineData("2", "3", "2", "2", "1")] // 2,1 and 1,2 are both two away: impact changes less
    [InlineData("1", "3", "2", "1", "2")]
    [InlineData("3", "2", "1", "1", "1")]
    public async Task A_priority_of_the_hub_changes_both_members_as_little_as_can_be(string impact, string urgency, string priority, string impactAfter, string urgencyAfter)
    {
        var a = await LinkedAsync(impact, urgency);
        _office.Bulk.Writes.Clear();
        _office.Plain.Edit(a, ("priority", Value.Of(priority)));
        await _office.SettleAsync();

        Assert.Equal((impactAfter, urgencyAfter), (_office.Bulk.Tickets[1]["impact"]!.ToString(), _office.Bulk.Tickets[1]["urgency"]!.ToString()));
        Assert.Equal("PATCH /tickets/1 1", Assert.Single(_office.Bulk.Writes));
        Assert.Equal(priority, _office.Plain.Text(a, "priority"));
        Assert.Empty(await _office.ConflictsAsync());
    }

    [Theory]
    [InlineData("impact", "1", "3")]
    [InlineData("urgency", "1", "2")]
    public async Task A_member_that_somebody_changes_there_changes_the_priority_here(string member, string value, string priority)
    {
        var a = await LinkedAsync("2", "3");
        _office.Bulk.Writes.Clear();
        _office.Bulk.Edit(1, member, value);
        await _office.SettleAsync();

        Assert.Equal(priority, _office.Plain.Text(a, "priority"));
        Assert.Empty(_office.Bulk.Writes);
    }

    [Fact]
    public async Task A_member_that_changes_and_leaves_the_priority_as_it_is_plans_nothing()
    {
        var a = await LinkedAsync("2", "2");
        _office.Bulk.Writes.Clear();
        var writes = _office.Plain.Writes.Count;
        _office.Bulk.Edit(1, "impact", "1");
        _office.Bulk.Edit(1, "urgency", "3");
        await _office.SettleAsync();

        Assert.Equal(("3", writes), (_office.Plain.Text(a, "priority"), _office.Plain.Writes.Count));
        Assert.Empty(_office.Bulk.Writes);
    }

    [Fact]
    public async Task C35_A_pair_of_which_no_priority_is_known_holds_the_field_and_nothing_else()
    {
        var a = await LinkedAsync("2", "2");
        _office.Bulk.Edit(1, "impact", "7");
        _office.Bulk.Edit(1, "title", "mouse");
        await _office.SettleAsync();

        Assert.Equal(("3", "mouse"), (_office.Plain.Text(a, "priority"), _office.Plain.Text(a, "subject")));
        Assert.Equal("unresolved", Assert.Single(await _office.LinksAsync()).Holds["priority"].Reason);
    }

    // The hub has the priority that the pair yields, whichever pair it is.
    private async Task<string> LinkedAsync(string impact, string urgency)
    {
        var a = _office.Plain.Add(("subject", Value.Of("printer")), ("priority", Value.Of($"{int.Parse(impact) + int.Parse(urgency) - 1}")));
        await _office.SettleAsync();
        _office.Bulk.Edit(1, "impact", impact);
        _office.Bulk.Edit(1, "urgency", urgency);
        await _office.SettleAsync();
        return a;
    }
}
