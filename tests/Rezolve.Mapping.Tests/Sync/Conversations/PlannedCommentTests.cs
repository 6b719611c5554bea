using Rezolve.Mapping.Sync;
using Rezolve.Mapping.Sync.Planning;
using Rezolve.Mapping.Sync.Systems;

namespace Rezolve.Mapping.Tests.Sync.Conversations;

/// <summary>A plan shows what would be said, and says nothing.</summary>
public sealed class PlannedCommentTests
{
    private readonly TalkingOffice _talking = new();

    [Fact]
    public async Task A_plan_takes_down_what_would_be_said_and_where()
    {
        var (a, b) = await _talking.TicketAsync();
        _talking.A.Say(a, "smoke");
        var setting = _talking.Office.Setting();
        var orders = new PlannedOrders();
        using var pipeline = new SyncPipeline(setting with
        {
            Store = new PlanStore(setting.Store, setting.Clock),
            Systems = setting.Systems.ToDictionary(one => one.Key, one => PlanningTickets.Over(one.Value, orders)),
        });
        foreach (var name in (string[])["a", "b"])
            await pipeline.TakeInAsync(name, FeedKind.Changes, TestContext.Current.CancellationToken);
        await pipeline.WorkAsync(TestContext.Current.CancellationToken);

        var write = Assert.Single(orders.All);
        Assert.Equal(("b", WriteKind.Create, b, false), (write.Connection, write.Kind, write.Subject, write.Makes));
        Assert.Equal("[Anna (a) wrote:]\n\nsmoke", write.Fields["body"].To["text"].Text);
        Assert.Equal(("", 0), (_talking.B.Said(b), _talking.B.Writes.Count));
        await _talking.Office.SettleAsync();
        Assert.Equal("[Anna (a) wrote:] smoke", _talking.B.Said(b));
    }

    [Fact]
    public void A_plan_file_keeps_which_comment_a_write_is_about()
    {
        var write = new IntendedWrite { Connection = "b", Kind = WriteKind.Create, Subject = "b1", Part = "comment rzabc", Fields = new Dictionary<string, FieldChange>() };
        var file = new PlanFile("support", "acme", DateTimeOffset.UnixEpoch, new Dictionary<string, string>(), [write]);
        using var bytes = new MemoryStream();
        using (var json = new System.Text.Json.Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            file.Write(json);
            json.WriteEndObject();
        }
        Assert.Equal(write.Id, Assert.Single(PlanFile.Read(bytes.ToArray()).Writes).Id);
    }
}
