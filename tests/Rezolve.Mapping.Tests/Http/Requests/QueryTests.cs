using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Http.Requests;
using Rezolve.Mapping.Tests.Http.Fakes;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Http.Requests;

public sealed class QueryTests
{
    [Fact]
    public void MembersAreWrittenInOrderAndEncoded()
    {
        var instant = new DateTimeOffset(2026, 5, 1, 10, 0, 0, TimeSpan.Zero);
        var query = Of(
            "/x", ("a b", Value.Of("c&d=e")), ("n", Value.NumberOf("9007199254740993")), ("t", Value.True), ("at", Value.Of(instant)), ("e", Value.Of("")));
        Assert.Equal("/x?a%20b=c%26d%3De&n=9007199254740993&t=true&at=2026-05-01T10%3A00%3A00Z&e=", query.Request!.Uri.PathAndQuery);
    }

    [Fact]
    public void AListRepeatsTheNameAndNothingLeavesItOut()
    {
        var list = Value.Of([Value.Of("a"), Value.Null, Value.Of("b")]);
        Assert.Equal("/x?id=a&id=b", Of("/x", ("id", list), ("none", Value.Null), ("gone", Value.Undefined)).Request!.Uri.PathAndQuery);
        Assert.Equal("/x", Of("/x", ("gone", Value.Undefined)).Request!.Uri.PathAndQuery);
    }

    [Fact]
    public void MembersFollowThoseTheAddressHas() =>
        Assert.Equal("/x?z=1&a=2", Of("/x?z=1", ("a", Value.Of(2))).Request!.Uri.PathAndQuery);

    [Fact]
    public void LineBreaksInAQueryAreData() =>
        Assert.Equal("/x?q=a%0D%0Ab", Of("/x", ("q", Value.Of("a\r\nb"))).Request!.Uri.PathAndQuery);

    [Fact]
    public void ObjectsAndFaultsAreRefused()
    {
        Assert.Contains("json(…)", Of("/x", ("o", Slot.Values(("a", Value.Of(1))))).Fault!.Message);
        Assert.Contains("no such name", Of("/x", ("o", Value.Fault("no such name"))).Fault!.Message);
        var list = Demo.Operation("GET /x") with { Query = Slot.Of(Value.Of([Value.Of(1)])) };
        Assert.Contains("must be an object", RequestBuilder.Build(list, Demo.Connection("https://example.com"), new Scope()).Fault!.Message);
    }

    private static RequestBuild Of(string path, params (string Name, Value Value)[] members) => RequestBuilder.Build(
        Demo.Operation("GET " + path) with { Query = Slot.Members(members) }, Demo.Connection("https://example.com"), new Scope());
}
