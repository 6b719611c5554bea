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
    public void What_cannot_be_compared_did_not_arrive_where_all_is_as_it_was_agreed()
    {
        var settled = Settling.Of(Link(), Read("old"), Facts, Sent + TimeSpan.FromHours(1));
        Assert.Null(settled.Link.Intent);
        Assert.Equal("old", settled.Link.Base["category"].Hub.Text);
    }

    [Fact]
    public void What_cannot_be_compared_is_ours_where_it_is_otherwise_than_agreed()
    {
        var settled = Settling.Of(Link(), Read("NEW"), Facts, Sent + TimeSpan.FromHours(1));
        Assert.Null(settled.Link.Intent);
        Assert.Equal(("new", "NEW"), (settled.Link.Base["category"].Hub.Text, settled.Link.Base["category"].External.Text));
    }

    [Fact]
    public void As_long_as_it_may_arrive_nothing_is_settled()
    {
        var settled = Settling.Of(Link(), Read("old"), Facts, Sent);
        Assert.NotNull(settled.Link.Intent);
        Assert.Equal(Sent + Facts.RequestTimeout, settled.WaitUntil);
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
