using Rezolve.Mapping.Http.Requests;
using Rezolve.Mapping.Reading.Transitions;
using Rezolve.Mapping.Tests.Http.Fakes;
using Rezolve.Mapping.Tests.Reading.Fixtures;
using Rezolve.Mapping.Values;
using Rezolve.Mapping.Writing;

namespace Rezolve.Mapping.Tests.Reading.Transitions;

public sealed class TransitionReaderTests
{
    private const string Embedded = """{ "type": "listed", "embedded": { "in": "one", "records": "$.links[*]" }, "to": "$.to" }""";
    private const string Listed = """{ "type": "listed", "operation": "steps", "id": "$.id", "to": "$.to", "requires": "$.needs[*]", "apply": "takeStep" }""";

    [Fact]
    public async Task StepsInTheRecordCostNoRequest()
    {
        var desk = new StatusDesk(Embedded, _ => throw new InvalidOperationException("nothing may be asked"));
        var read = await desk.ReadAsync(record: """{ "id": 7, "links": [{ "to": "O" }, { "to": 6 }] }""");

        Assert.Equal(["O", "6"], read.Steps.Select(step => step.To));
        Assert.Equal("""{"to":"O"}""", read.Steps[0].Record.ToString());
    }

    [Fact]
    public async Task WithoutTheRecordItIsReadOnce()
    {
        var desk = new StatusDesk(Embedded, _ => new Told("""{ "id": 7, "links": [{ "to": "O" }] }"""));

        Assert.Equal(["O"], (await desk.ReadAsync()).Steps.Select(step => step.To));
        Assert.Equal(["one"], desk.Vendor.Log);
    }

    [Fact]
    public async Task ARecordWithoutStepsHasNone() => Assert.Empty((await new StatusDesk(Embedded, _ => new Told("{}")).ReadAsync(record: """{ "id": 7 }""")).Steps);

    [Theory]
    [InlineData(Embedded)]
    [InlineData(Listed)]
    public async Task ARecordThatIsGoneIsMissing(string transitions)
    {
        var read = await new StatusDesk(transitions, _ => new Told("{}", 404)).ReadAsync();

        Assert.True(read.IsMissing);
        Assert.Null(read.Fault);
    }

    [Theory]
    [InlineData(Embedded)]
    [InlineData(Listed)]
    public async Task StepsThatCannotBeAskedForAreAFault(string transitions)
    {
        var read = await new StatusDesk(transitions, _ => new Told("{}", 503)).ReadAsync();

        Assert.NotNull(read.Fault);
        Assert.Empty(read.Steps);
    }

    [Fact]
    public async Task AStepThatTellsNoEndIsKeptWithItsReason()
    {
        var read = await new StatusDesk(Listed, _ => Told.Rows(["""{ "id": 1 }""", """{ "id": 2, "to": "O", "needs": ["resolution.notes"] }""", """{ "id": 3, "to": "S", "needs": [4] }"""])).ReadAsync();

        Assert.Equal(["2"], read.Steps.Select(step => step.Id));
        Assert.Equal(["resolution.notes"], read.Steps[0].Requires);
        Assert.Collection(
            read.Unread,
            reason => Assert.StartsWith("the record has no to", reason, StringComparison.Ordinal),
            reason => Assert.Contains("gives [4] where a list of canonical fields is due", reason, StringComparison.Ordinal));
    }

    [Fact]
    public void AStepIsTakenWithWhatTheSystemListedOfIt()
    {
        var desk = new StatusDesk(Listed, _ => new Told("{}"));
        var step = new LegalStep("21", "S", null, [], Slot.Values(("hash", Value.Of("h1"))));
        var update = WriteUnit.OfUpdate(
            StatusDesk.Unit(), desk.Ticket, new WriteTarget("7", null, Slot.Values(("state", Value.Of("O")))), Value.Of(new ValueObject()), Value.Of(new ValueObject()),
            Slot.Values(("notes", Value.Of("done"))));

        var built = RequestBuilder.Build(desk.Listed.Apply!, desk.Program.Connection, WriteUnit.OfTransition(update, step.ToValue()));

        Assert.Equal("POST https://desk.example/api/tickets/7/steps", $"{built.Request!.Method} {built.Request.Uri}");
        Assert.Equal(
            """{"step":"21","from":"O","with":{"notes":"done"},"raw":"h1"}""",
            ValueJson.ToText(desk.Listed.Apply!.Body!.Evaluate(WriteUnit.OfTransition(update, step.ToValue()))));
    }

    [Fact]
    public void FrozenStatusesAndFollowUpsAreInTheProgram()
    {
        var desk = new StatusDesk(Embedded, _ => new Told("{}"));

        Assert.Equal(["C"], desk.Ticket.Frozen);
        Assert.Equal("follow", desk.Ticket.FollowUp!.Name);
        Assert.Contains("ticket.transitions", desk.Program.Abilities.Select(ability => ability.Name));
    }
}
