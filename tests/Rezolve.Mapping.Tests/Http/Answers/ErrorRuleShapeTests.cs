using System.Text.Json;
using Rezolve.Mapping.Http.Answers;
using Rezolve.Mapping.Language;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Tests.Http.Auth;

namespace Rezolve.Mapping.Tests.Http.Answers;

public sealed class ErrorRuleShapeTests
{
    [Theory]
    [InlineData("409", "409", "")]
    [InlineData("\"4xx\"", "", "4")]
    [InlineData("[409, 412, \"5xx\"]", "409,412", "5")]
    public void AStatusIsOneAClassOrAList(string written, string codes, string classes)
    {
        var rule = Create($$"""{ "status": {{written}}, "action": "conflict" }""");
        Assert.Equal((codes, classes), (string.Join(',', rule.Status!.Codes.Order()), string.Join(',', rule.Status.Classes)));
    }

    [Fact]
    public void EveryActionAndOwnerOfTheLanguageIsKnown()
    {
        var words = (Written.Choice)ErrorRuleShape.Shape["action"]!.Type;
        Assert.Equal(["Conflict", "Fail", "Fine", "Ignore", "Missing", "Reauthorize", "Reject", "Retry", "Throttle"],
            words.Words.Select(word => Create($$"""{ "action": "{{word.Name}}" }""").Action.ToString()).Order());
        Assert.Equal(FaultOwner.Transient, Create("""{ "action": "fail", "owner": "transient" }""").Owner);
    }

    [Fact]
    public void TheWholeRuleIsRead()
    {
        var rule = Create("""{ "when": "a", "action": "reject", "message": "b", "after": "c", "partial": true }""");
        Assert.Equal((true, true, true, true), (rule.When is not null, rule.Message is not null, rule.After is not null, rule.Partial));
        Assert.Null(rule.Status);
        Assert.Equal(3, rule.Place.Line);
        Assert.False(Create("""{ "action": "reject" }""").Partial);
    }

    private static ErrorRuleProgram Create(string json) =>
        ErrorRuleShape.Create(FakeManifest.Members(JsonDocument.Parse(json).RootElement, ErrorRuleShape.Shape.Members));
}
