using Rezolve.Mapping.Sync;
using Rezolve.Mapping.Sync.Planning;
using Rezolve.Mapping.Sync.Planning.Files;
using Rezolve.Mapping.Sync.Systems;

namespace Rezolve.Mapping.Tests.Sync.Conversations.Files;

/// <summary>A plan shows which files would be sent, reads none and keeps none.</summary>
public sealed class PlannedFileTests
{
    private readonly FilingOffice _filing = new();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_plan_takes_down_which_files_would_go(bool byItself)
    {
        if (byItself)
            _filing.Taking(FilingOffice.ByItself);
        var (a, b) = await _filing.TicketAsync();
        _filing.A.Files.Add(a, "smoke.png", "pixels", _filing.A.Say(a, "one"));
        var orders = await PlanAsync();

        var first = orders.All[0];
        Assert.Equal(("b", WriteKind.Create, b), (first.Connection, first.Kind, first.Subject));
        if (byItself)
            Assert.Equal("smoke.png", first.Fields["filename"].To.Text);
        else
            Assert.Equal("smoke.png", Assert.Single(first.Fields["attachments"].To.List).Text);
        Assert.Equal((0, 0), (_filing.A.Files.Opened, _filing.B.Writes.Count));
        Assert.Empty(await _filing.Office.Files.ListAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken));

        await _filing.SettleAsync();
        Assert.Single(_filing.B.Files.All);
    }

    [Fact]
    public async Task A_plan_is_the_same_again()
    {
        var (a, _) = await _filing.TicketAsync();
        var said = _filing.A.Say(a, "one");
        _filing.A.Files.Add(a, "one.txt", "1", said);
        _filing.A.Files.Add(a, "one.txt", "2", said);
        var (first, second) = (Assert.Single((await PlanAsync()).All), Assert.Single((await PlanAsync()).All));
        Assert.Equal(["one.txt", "one.txt"], first.Fields["attachments"].To.List.Select(name => name.Text));
        Assert.True(first.IsSame(second));
    }

    private async Task<PlannedOrders> PlanAsync()
    {
        var setting = _filing.Office.Setting();
        var orders = new PlannedOrders();
        using var pipeline = new SyncPipeline(setting with
        {
            Store = new PlanStore(setting.Store, setting.Clock),
            Files = new PlannedAttachments(setting.Files!),
            Systems = setting.Systems.ToDictionary(one => one.Key, one => PlanningTickets.Over(one.Value, orders)),
        });
        foreach (var name in (string[])["a", "b"])
            await pipeline.TakeInAsync(name, FeedKind.Changes, TestContext.Current.CancellationToken);
        await pipeline.WorkAsync(TestContext.Current.CancellationToken);
        return orders;
    }
}
