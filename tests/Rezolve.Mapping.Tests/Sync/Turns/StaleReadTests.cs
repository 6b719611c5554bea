using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Sync.Turns;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Sync.Turns;

public sealed class StaleReadTests
{
    private static readonly DateTimeOffset Known = new(2026, 5, 4, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(5, -10, 2, 4)] // older, and read within the lag: four seconds are left of five and one
    [InlineData(5, -10, 6, null)] // older, and read so late that it shows what is
    [InlineData(5, 0, 2, 4)] // another content under the same instant
    [InlineData(5, 0, 2, 4, "2")] // another version under the same instant: nobody says which is later
    [InlineData(5, 1, 2, null)] // newer
    [InlineData(0, -10, 2, null)] // a system whose reads never lag
    public void A_read_that_may_be_older_than_what_is_known_is_not_believed(int lag, int updated, int readAfter, int? left, string version = "3")
    {
        var link = new TicketLink { Connection = "desk", Key = "1", Ticket = "t", Entity = "ticket", RecordUpdatedAt = Known, RecordVersion = "3", Fingerprint = 7 };
        var read = new SystemTicket { Key = "1", Version = version, UpdatedAt = Known.AddSeconds(updated), Fields = new Dictionary<string, Value>(), Fingerprint = 8, ReadAt = Known.AddSeconds(readAfter) };
        var facts = new SystemFacts { Connection = "desk", Entity = "ticket", Fields = [], ReadLag = TimeSpan.FromSeconds(lag) };
        Assert.Equal(left, StaleRead.Of(link, read, facts)?.TotalSeconds);
    }
}
