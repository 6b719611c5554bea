using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Reconciling;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Sync.Turns;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Sync.Turns;

public sealed class SettlingTests
{
    private static readonly DateTimeOffset Sent = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly MapFingerprint Map = new("$.tags", "1");

    private static readonly SystemFacts Facts = new()
    {
        Connection = "desk",
        Entity = "ticket",
        Fields = [new SyncedField { Name = "category", Type = FieldType.Text, Fingerprint = Map, ReadsBack = _ => Value.Undefined }],
    };

    [Fact]
    public void What_cannot_be_told_beforehand_did_not_arrive_where_all_is_as_it_was_agreed() => Assert.Equal(("old", "old"), Agreed("old"));

    [Fact]
    public void The_very_value_that_was_written_is_ours() => Assert.Equal(("new", "new"), Agreed("new"));

    [Fact]
    public void What_else_is_there_is_left_to_be_compared() => Assert.Equal(("old", "old"), Agreed("somebody's"));

    [Fact]
    public void As_long_as_it_may_arrive_nothing_is_settled()
    {
        var settled = Settling.Of(Link(), Read("old"), Facts, Sent);
        Assert.NotNull(settled.Link.Intent);
        Assert.Equal(Sent + Facts.RequestTimeout, settled.WaitUntil);
    }

    private static (string Hub, string External) Agreed(string read)
    {
        var settled = Settling.Of(Link(), Read(read), Facts, Sent + TimeSpan.FromHours(1));
        Assert.Null(settled.Link.Intent);
        return (settled.Link.Base["category"].Hub.Text, settled.Link.Base["category"].External.Text);
    }

    private static TicketLink Link() => new()
    {
        Connection = "desk",
        Key = "1",
        Ticket = "t",
        Entity = "ticket",
        Base = new Dictionary<string, AgreedPair> { ["category"] = new AgreedPair(Value.Of("old"), Value.Of("old"), Map) },
        Intent = new OpenIntent("i", new Dictionary<string, IntendedPair> { ["category"] = new(Value.Of("new"), Value.Undefined) }) { SentAt = Sent, Cause = "e1" },
    };

    private static SystemTicket Read(string category) => new()
    {
        Key = "1",
        Fields = new Dictionary<string, Value> { ["category"] = Value.Of(category) },
        ReadAt = Sent,
    };
}
