using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Reconciling.Rules;
using Rezolve.Mapping.Sync;
using Rezolve.Mapping.Sync.Policies;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Tests.Sync.Desks;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Sync.Policies;

/// <summary>The hub's impact, urgency and priority always agree, whoever changes which.</summary>
public sealed class HubMatrixTests
{
    private static readonly List<PriorityRow> Rows =
        [.. from impact in Enumerable.Range(1, 3) from urgency in Enumerable.Range(1, 3) select new PriorityRow($"{impact}", $"{urgency}", $"{impact + urgency - 1}")];

    private readonly Office _office = new() { Decide = program => program with { Priorities = Rows } };

    [Theory]
    // impact, urgency, priority, what changed → what follows
    [InlineData("1", "3", "5", "urgency", "priority=3")]
    [InlineData("1", "3", "5", "urgency priority", "priority=3")]
    [InlineData("1", "3", "3", "impact", "")]
    [InlineData("2", "3", "2", "priority", "urgency=1")] // 2,1 and 1,2 are as near: impact stays
    [InlineData("3", "3", "1", "priority", "impact=1 urgency=1")]
    [InlineData("2", "2", "3", "priority", "")]
    [InlineData("2", "2", "9", "priority", "")] // no pair yields it
    [InlineData("2", null, "1", "priority", "")] // nothing is present that could be near
    [InlineData(null, "2", "1", "urgency", "")]
    [InlineData("1", "1", "5", "subject", "")]
    public void What_follows_is_what_the_matrix_says(string? impact, string? urgency, string priority, string changed, string following)
    {
        var fields = new (string Field, string? Value)[] { ("impact", impact), ("urgency", urgency), ("priority", priority) };
        var ticket = new HubTicket
        {
            Id = "t",
            CreatedAt = DateTimeOffset.UnixEpoch,
            UpdatedAt = DateTimeOffset.UnixEpoch,
            Fields = fields.Where(field => field.Value is not null).ToDictionary(field => field.Field, field => new HubField(Value.Of(field.Value!), Span.Unknown, null)),
        };
        Assert.Equal(following, string.Join(' ', HubMatrix.Following(Rows, ticket, changed.Split(' ')).Select(one => $"{one.Key}={one.Value.Text}").Order()));
        Assert.Empty(HubMatrix.Following([], ticket, changed.Split(' ')));
    }

    [Fact]
    public async Task A_priority_of_one_system_reaches_the_pair_of_another_and_back()
    {
        var (a, b) = await LinkedAsync();
        _office.A.Edit(a, ("priority", Value.Of("2")));
        await _office.SettleAsync();
        Assert.Equal(("2", "1"), (_office.B.Text(b, "impact"), _office.B.Text(b, "urgency")));

        _office.B.Edit(b, ("impact", Value.Of("3")));
        await _office.SettleAsync();
        Assert.Equal("3", _office.A.Text(a, "priority"));
        var writes = _office.A.Writes.Count + _office.B.Writes.Count;
        await _office.RoundAsync(FeedKind.All);
        Assert.Equal(writes, _office.A.Writes.Count + _office.B.Writes.Count);
        Assert.Empty(await _office.ConflictsAsync());
    }

    [Fact]
    public async Task A_priority_that_is_set_in_the_hub_takes_its_pair_along_in_one_transaction()
    {
        var (a, b) = await LinkedAsync();
        var id = (await _office.TicketsAsync())[0].Id;
        await new HubEdits(_office.Setting()).SetAsync(id, new Dictionary<string, Value> { ["priority"] = Value.Of("1") }, TestContext.Current.CancellationToken);
        var ticket = (await _office.TicketsAsync())[0];
        Assert.Equal(("1", "1", "1"), (ticket["impact"].Text, ticket["urgency"].Text, ticket["priority"].Text));
        await _office.SettleAsync();

        Assert.Equal("1", _office.A.Text(a, "priority"));
        Assert.Equal(("1", "1"), (_office.B.Text(b, "impact"), _office.B.Text(b, "urgency")));
        Assert.Equal(["impact", "urgency"], _office.B.Writes[^1].Change.Keys.Order());
    }

    [Fact]
    public async Task A_priority_that_a_system_derives_is_never_written_there_and_agrees_all_the_same()
    {
        _office.Know("b", facts => facts with { Fields = [.. facts.Fields.Select(field => field.Name == "priority" ? field with { IsUpdated = false, IsCreated = false } : field)] });
        _office.B.After = order => Derive(order);
        var (a, b) = await LinkedAsync(derives: true);
        _office.A.Edit(a, ("priority", Value.Of("2")));
        await _office.SettleAsync();

        Assert.Equal(("2", "1", "2"), (_office.B.Text(b, "impact"), _office.B.Text(b, "urgency"), _office.B.Text(b, "priority")));
        Assert.Equal("2", _office.A.Text(a, "priority"));
        Assert.DoesNotContain(_office.B.Writes, write => write.Change.ContainsKey("priority"));
        Assert.Empty((await _office.LinkAsync("b", b)).Holds);
    }

    private WriteReport? Derive(WriteOrder order)
    {
        var key = order.Key ?? _office.Twin("b");
        if (int.TryParse(_office.B.Text(key, "impact"), out var impact) && int.TryParse(_office.B.Text(key, "urgency"), out var urgency))
            _office.B.Edit(key, ("priority", Value.Of($"{impact + urgency - 1}")));
        return null;
    }

    // The first desk has a priority; the second impact and urgency, and perhaps a priority that follows from them.
    private async Task<(string A, string B)> LinkedAsync(bool derives = false)
    {
        _office.Know("b", facts => facts with
        {
            Fields = [.. facts.Fields.Where(field => derives || field.Name != "priority"), DeskFacts.Field("impact", FieldType.Choice), DeskFacts.Field("urgency", FieldType.Choice)],
        });
        var a = _office.A.Add(("subject", Value.Of("printer")), ("priority", Value.Of("4")));
        await _office.SettleAsync();
        var b = _office.Twin("b");
        _office.B.Edit(b, ("impact", Value.Of("2")), ("urgency", Value.Of("3")), ("priority", Value.Of("4")));
        await _office.SettleAsync();
        return (a, b);
    }
}
