using Microsoft.Extensions.Time.Testing;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Programs.Connections;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Reading.Connections;
using Rezolve.Mapping.Tests.Reading.Fixtures;

namespace Rezolve.Mapping.Tests.Reading.Connections;

public sealed class CheckRunnerTests
{
    private readonly FakeTimeProvider _clock = new(Fixed.Noon);

    [Theory]
    [InlineData("""{ "user": 1 }""", 200, null, null)]
    [InlineData("""{ "user": 1 }""", 200, "{{ response.user === 1 }}", null)]
    [InlineData("""{ "user": 2 }""", 200, "{{ response.user === 1 }}", "me (GET, desk.connector.json:7:3): the answer is not what the check expects, most likely because we are not signed in (test.json:1:1).")]
    [InlineData("""{ "user": 2 }""", 200, "{{ response.user }}", "me (GET, desk.connector.json:7:3): what the check expects gives 2 where true or false is due (test.json:1:1).")]
    public async Task TheCheckHoldsTheAnswerAgainstWhatItExpects(string body, int status, string? expect, string? fault)
    {
        var vendor = new FakeVendor(_ => new Told(body, status), _clock);
        var check = new CheckProgram(Fixed.Operation("me"), expect is null ? null : TestSlot.Of(expect));
        Assert.Equal(fault, (await new CheckRunner(vendor.SendAsync).RunAsync(check, new Scope(), CancellationToken.None))?.Message);
    }

    [Fact]
    public async Task ARefusalIsTheReason()
    {
        var vendor = new FakeVendor(_ => new Told("{}", 401), _clock);
        var fault = await new CheckRunner(vendor.SendAsync).RunAsync(new CheckProgram(Fixed.Operation("me"), null), new Scope(), CancellationToken.None);
        Assert.Equal(AnswerAction.Reauthorize, fault!.Action);
    }

    [Theory]
    [InlineData("""{ "rows": [{ "id": "812" }] }""", "812", null)]
    [InlineData("""{ "rows": [] }""", null, "newest (GET, desk.connector.json:7:3): the feed cannot begin there: undefined is no position (test.json:1:1).")]
    public async Task ACounterBeginsWhereTheVendorSays(string body, string? mark, string? fault)
    {
        var vendor = new FakeVendor(_ => new Told(body), _clock);
        var cursor = Fixed.Cursor("""{ "type": "counter", "field": "$.id", "start": { "operation": "newest", "value": "$.rows[0].id" } }""");
        var operations = new Dictionary<string, OperationProgram> { ["newest"] = Fixed.Operation("newest") };
        var start = await new StartReader(vendor.SendAsync, operations).ReadAsync(cursor, new Scope(), CancellationToken.None);
        Assert.Equal((mark, fault), (start.Mark?.At, start.Fault?.Message));
    }

    [Fact]
    public async Task ACursorByTimeAsksNothing()
    {
        var vendor = new FakeVendor(_ => new Told("{}"), _clock);
        var start = await new StartReader(vendor.SendAsync, new Dictionary<string, OperationProgram>())
            .ReadAsync(Fixed.Cursor("""{ "type": "instant", "field": "$.at" }"""), new Scope(), CancellationToken.None);
        Assert.Equal((null, null), start);
        Assert.Empty(vendor.Log);
    }
}
