using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Http.Answers;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Tests.Http.Fakes;

namespace Rezolve.Mapping.Tests.Http.Answers;

/// <summary>The table of the manifest's design, cell by cell.</summary>
public sealed class DefaultMapTests
{
    public static TheoryData<int[], string> Table => new()
    {
        { [200, 201, 202, 204, 206, 226, 299], "Fine" },
        { [304], "Unchanged" },
        { [400, 402, 403, 406, 413, 414, 415, 422, 451, 407, 411, 416, 417, 418, 424, 426, 428, 431, 499, 410], "Reject" },
        { [401], "Reauthorize" },
        { [409, 412], "Conflict" },
        { [408, 421, 423, 425, 500, 502, 503, 504, 505, 507, 511, 599], "Retry" },
        { [429], "Throttle" },
        { [404, 405, 501], "Fail" },
        { [100, 300, 301, 302, 303, 305, 307, 308, 600], "Fail" },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void EveryStatusHasItsAction(int[] statuses, string action)
    {
        foreach (var status in statuses)
            Assert.Equal((status, action), (status, DefaultMap.ActionOf(status, keyedRead: false, retryAfter: false).ToString()));
    }

    [Theory]
    [InlineData(404, "Missing")]
    [InlineData(410, "Missing")]
    [InlineData(403, "Reject")]
    [InlineData(405, "Fail")]
    public void AKeyedReadFindsThatSomethingIsGone(int status, string action) =>
        Assert.Equal(action, DefaultMap.ActionOf(status, keyedRead: true, retryAfter: false).ToString());

    [Fact]
    public void A503ThatSaysWhenIsAThrottle() =>
        Assert.Equal(AnswerAction.Throttle, DefaultMap.ActionOf(503, keyedRead: false, retryAfter: true));

    [Fact]
    public void AKeyedReadIsAReadWhoseAddressOrQueryHoldsTheKey()
    {
        var key = Slot.Of(Root.Key);
        Assert.True(KeyedRead.Is(Demo.Operation("GET /things/{}", key)));
        Assert.True(KeyedRead.Is(Demo.Operation("GET /things") with { Query = key }));
        Assert.False(KeyedRead.Is(Demo.Operation("PUT /things/{}", key)));
        Assert.True(KeyedRead.Is(Demo.Operation("GET /things/{}/parts", Slot.Of(Root.Parent))));
        Assert.False(KeyedRead.Is(Demo.Operation("GET /parts") with { Query = Slot.Of(Root.Parent) }));
        Assert.False(KeyedRead.Is(Demo.Operation("GET /things/{}", Slot.Of(Root.Item))));
    }

    [Theory]
    [InlineData("Reject", "Vendor")]
    [InlineData("Conflict", "Vendor")]
    [InlineData("Missing", "Vendor")]
    [InlineData("Retry", "Transient")]
    [InlineData("Throttle", "Transient")]
    [InlineData("Reauthorize", "Config")]
    [InlineData("Fail", "Config")]
    [InlineData("Fine", "")]
    [InlineData("Unchanged", "")]
    [InlineData("Ignore", "")]
    public void SomebodyOwnsEveryFailure(string action, string owner) =>
        Assert.Equal(owner, DefaultMap.OwnerOf(Enum.Parse<AnswerAction>(action)).ToString());
}
