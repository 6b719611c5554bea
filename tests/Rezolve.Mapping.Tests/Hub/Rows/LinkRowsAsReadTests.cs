using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Reconciling;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Hub.Rows;

public sealed class LinkRowsAsReadTests
{
    private static readonly UInt128 Print = new(0x0123456789abcdef, 0xfedcba9876543210);

    private static readonly TicketLink Link = new()
    {
        Connection = "desk",
        Key = "7",
        Ticket = "t1",
        Entity = "ticket",
        Fingerprint = Print,
        Base = new Dictionary<string, AgreedPair> { ["intent"] = new(Value.Of("print"), Value.Of("missing"), new MapFingerprint("$.missing", "r")) },
    };

    [Fact]
    public void TheSameDigestIsAsRead() => Assert.True(IsAsRead(Link, Print));

    [Fact]
    public void AnotherDigestIsNot() => Assert.False(IsAsRead(Link, Print + 1));

    [Fact]
    public void ARowThatOnlyNamesItsRecordIsNot()
    {
        Assert.False(IsAsRead(Link, UInt128.Zero));
        Assert.False(IsAsRead(Link with { Fingerprint = UInt128.Zero }, UInt128.Zero));
    }

    [Fact]
    public void ADigestWithZerosInFrontIsReadAsItIsWritten() => Assert.True(IsAsRead(Link with { Fingerprint = 5 }, 5));

    [Fact]
    public void NothingIsAsReadWhileAWriteIsUnderWay() =>
        Assert.False(IsAsRead(Link with { Intent = new OpenIntent("i", new Dictionary<string, IntendedPair>()) { Cause = "hub" } }, Print));

    [Fact]
    public void NorWhatIsMissing() => Assert.False(IsAsRead(Link with { MissingSince = DateTimeOffset.UnixEpoch }, Print));

    private static bool IsAsRead(TicketLink link, UInt128 print)
    {
        var write = LinkRows.Of("acme", link);
        return LinkRows.IsAsRead(new StoredRow(write.Key, 1, write.Content), print);
    }
}
