using System.Text;
using Rezolve.Mapping.Hub;
using Rezolve.Mapping.Hub.Rows;
using Rezolve.Mapping.Reconciling;
using Rezolve.Mapping.Storage;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Hub.Rows;

public sealed class LinkRowsTests
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly MapFingerprint Map = new("$.a", "r");

    [Fact]
    public void APairWithEqualHalvesIsSaidOnce()
    {
        var link = Link() with { Base = new Dictionary<string, AgreedPair> { ["a"] = new(Value.Of("x"), Value.Of("x"), Map), ["b"] = new(Value.Of("x"), Value.Of("y"), Map) } };

        Assert.Equal("""{"ticket":"t1","entity":"ticket","base":{"a":["x","$.a","r"],"b":{"h":"x","e":"y","p":"$.a","r":"r"}}}""", TextOf(link));
        Assert.Equal(link.Base, Again(link).Base);
    }

    [Fact]
    public void AbsentHalvesStayAbsent()
    {
        var link = Link() with { Base = new Dictionary<string, AgreedPair> { ["a"] = new(Value.Undefined, Value.Undefined, Map), ["b"] = new(Value.Null, Value.Undefined, Map) } };
        var again = Again(link);

        Assert.Equal((ValueKind.Undefined, ValueKind.Undefined), (again.Base["a"].Hub.Kind, again.Base["a"].External.Kind));
        Assert.Equal((ValueKind.Null, ValueKind.Undefined), (again.Base["b"].Hub.Kind, again.Base["b"].External.Kind));
    }

    [Fact]
    public void WhatIsUnderWayComesBefore() =>
        Assert.StartsWith("""{"intent":{"id":"i","members":{"a":["x"],"b":{"h":"x","e":"y"}},"cause":"hub"},"missing":"2026""", TextOf(Whole()), StringComparison.Ordinal);

    [Fact]
    public void AWholeLinkComesBack()
    {
        var (link, again) = (Whole(), Again(Whole()));

        Assert.Equal(TextOf(link), TextOf(again));
        Assert.Equal((link.Connection, link.Key, link.Ticket, link.State, link.Epoch), (again.Connection, again.Key, again.Ticket, again.State, again.Epoch));
        Assert.Equal(link.Holds, again.Holds);
        Assert.Equal(link.Bounces["a"], again.Bounces["a"]);
        Assert.Equal((link.MissingSince, link.MissingChecks), (again.MissingSince, again.MissingChecks));
        Assert.Equal(link.Intent!.Members["b"], again.Intent!.Members["b"]);
        Assert.Equal(link.Fingerprint, again.Fingerprint);
    }

    [Fact]
    public void ARowWithWholePairsIsRead()
    {
        var row = """{"ticket":"t1","entity":"ticket","base":{"a":{"h":"x","s":true,"p":"$.a","r":"r"}},"print":"00000000000000000000000000000005","intent":{"id":"i","cause":"hub","members":{"a":{"h":"x","e":"x"}}}}""";
        var stored = new StoredRow(LinkRows.KeyOf("acme", "desk", "7"), 1, Encoding.UTF8.GetBytes(row));
        var link = LinkRows.Read(stored);

        Assert.Equal(new AgreedPair(Value.Of("x"), Value.Of("x"), Map), link.Base["a"]);
        Assert.Equal("x", link.Intent!.Members["a"].External.Text);
        Assert.False(LinkRows.IsAsRead(stored, 5));
    }

    private static TicketLink Link() => new() { Connection = "desk", Key = "7", Ticket = "t1", Entity = "ticket" };

    private static TicketLink Whole() => Link() with
    {
        State = LinkState.Suspended,
        Epoch = 3,
        Base = new Dictionary<string, AgreedPair> { ["a"] = new(Value.Of("x"), Value.Of("x"), Map) },
        RecordVersion = "9",
        RecordUpdatedAt = Noon,
        Fingerprint = 77,
        Number = "N-7",
        Url = "https://desk/7",
        Intent = new OpenIntent("i", new Dictionary<string, IntendedPair> { ["a"] = new(Value.Of("x"), Value.Of("x")), ["b"] = new(Value.Of("x"), Value.Of("y")) }) { Cause = "hub" },
        Holds = new Dictionary<string, GroupHold> { ["a"] = new("retry", "a", "later", Noon) { Code = "RZ8001", Attempts = 2, Until = Noon.AddHours(1) } },
        Bounces = new Dictionary<string, IReadOnlyList<DateTimeOffset>> { ["a"] = [Noon, Noon.AddMinutes(1)] },
        Adjusted = ["b"],
        Replaced = new Dictionary<string, Value> { ["a"] = Value.Of("old") },
        MissingSince = Noon,
        MissingChecks = 1,
        Aliases = ["6"],
    };

    private static string TextOf(TicketLink link) => Encoding.UTF8.GetString(LinkRows.Of("acme", link).Content.Span);

    private static TicketLink Again(TicketLink link) => LinkRows.Read(new StoredRow(LinkRows.KeyOf("acme", link.Connection, link.Key), 1, LinkRows.Of("acme", link).Content));
}
