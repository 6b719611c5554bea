using System.Text;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Http;
using Rezolve.Mapping.Http.Answers;
using Rezolve.Mapping.Http.Requests;
using Rezolve.Mapping.Http.Transport;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Tests.Http.Fakes;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Http.Answers;

public sealed class AnswerClassifierTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void TheFirstRuleThatMatchesDecidesAndTheOperationsComeFirst()
    {
        var operation = Demo.Operation("GET /x") with { Errors = [Rule(20, AnswerAction.Reject, 500), Rule(21, AnswerAction.Conflict, 409), Rule(22, AnswerAction.Ignore, 409)] };
        var result = Classify(operation, Said(409), [Rule(30, AnswerAction.Throttle, 409)]);
        Assert.Equal((AnswerAction.Conflict, ExchangeCode.Rule, 21), (result.Action, result.Code, result.RulePlace!.Line));
        Assert.Equal(30, Classify(Demo.Operation("GET /x"), Said(409), [Rule(30, AnswerAction.Throttle, 409)]).RulePlace!.Line);
        Assert.Null(Classify(operation, Said(412), []).RulePlace);
    }

    [Fact]
    public void ARefusalHiddenInASuccessIsFound()
    {
        var rule = Rule(20, AnswerAction.Reject, 200) with
        {
            When = Slot.Of(scope => Value.Of(scope[Root.Response]["ok"].Kind == ValueKind.Boolean && !scope[Root.Response]["ok"].Boolean)),
            Message = Slot.Of(scope => scope[Root.Response]["why"]),
            Partial = true,
        };
        var operation = Demo.Operation("PUT /x") with { Errors = [rule] };
        var refused = Classify(operation, Said(200, """{"ok":false,"why":"queue is closed"}"""), []);
        Assert.Equal((AnswerAction.Reject, true, FaultOwner.Vendor), (refused.Action, refused.Partial, refused.Owner));
        Assert.Equal("demo (PUT, demo.connector.json:12:5) was answered 200: queue is closed", refused.Message);
        Assert.True(Classify(operation, Said(200, """{"ok":true}"""), []).IsFine);
    }

    [Fact]
    public void AConditionThatCannotBeEvaluatedDoesNotMatchAndIsReported()
    {
        var fault = Rule(20, AnswerAction.Ignore, 422) with { When = Slot.Of(Value.Fault("s3cret is no number"), 20) };
        var text = fault with { When = Slot.Of("yes", 21) };
        var absent = fault with { When = Slot.Of(Value.Undefined, 22) };
        var result = Classify(Demo.Operation("GET /x") with { Errors = [fault, text, absent] }, Said(422), []);
        Assert.Equal(AnswerAction.Reject, result.Action);
        Assert.Equal(
            [
                "The condition at demo.connector.json:20:5 could not be evaluated: ••• is no number.",
                "The condition at demo.connector.json:21:5 could not be evaluated: it gave text, not true or false.",
            ],
            result.Notes);
    }

    [Fact]
    public void ARuleWithNeitherStatusNorConditionMatchesNothing() =>
        Assert.True(Classify(Demo.Operation("GET /x") with { Errors = [Rule(20, AnswerAction.Fail)] }, Said(200), []).IsFine);

    [Fact]
    public void ClassesOfStatusesMatch()
    {
        var rule = Rule(20, AnswerAction.Ignore) with { Status = new(new HashSet<int> { 302 }, new HashSet<int> { 4 }) };
        var operation = Demo.Operation("GET /x") with { Errors = [rule] };
        Assert.Equal(AnswerAction.Ignore, Classify(operation, Said(418), []).Action);
        Assert.Equal(AnswerAction.Ignore, Classify(operation, Said(302), []).Action);
        Assert.Equal(AnswerAction.Retry, Classify(operation, Said(500), []).Action);
    }

    [Fact]
    public void HeadersAndStatusAreSeenAndTheRequestsRootsToo()
    {
        var seen = new List<string>();
        var rule = Rule(20, AnswerAction.Throttle) with
        {
            When = Slot.Of(scope =>
            {
                seen.Add($"{scope[Root.Status]} {scope[Root.Headers]["x-left"]} {scope[Root.Key]} {scope[Root.Response]}");
                return Value.True;
            }),
            After = Slot.Of(Value.Of(90)),
        };
        var answer = Said(403, "[1]", ("x-left", "0"));
        var request = new Scope { [Root.Key] = Value.Of("K7") };
        var result = new AnswerClassifier([rule], Wire.Limits, new SecretMask()).Classify(Demo.Operation("GET /x"), answer, request);
        Assert.Equal("""403 "0" "K7" [1]""", Assert.Single(seen));
        Assert.Equal(Now.AddSeconds(90), result.After);
    }

    [Fact]
    public void AWaitIsSecondsInstantOrDurationWithinAnHour()
    {
        DateTimeOffset? After(Value value) =>
            Classify(Demo.Operation("GET /x") with { Errors = [Rule(20, AnswerAction.Throttle, 403) with { After = Slot.Of(value) }] }, Said(403), []).After;
        Assert.Equal(Now.AddSeconds(2.5), After(Value.Of(2.5)));
        Assert.Equal(Now.AddMinutes(3), After(Value.Of(Now.AddMinutes(3))));
        Assert.Equal(Now, After(Value.Of(Now.AddDays(-1))));
        Assert.Equal(Now.AddHours(1), After(Value.Of(TimeSpan.FromDays(1))));
        Assert.Equal(Now.AddSeconds(7), After(Value.Of("7")));
        Assert.Null(After(Value.Undefined));
        Assert.Null(After(Value.Of("soon")));
    }

    [Theory]
    [InlineData("POST", 500, "", true)]
    [InlineData("POST", 504, "", true)]
    [InlineData("POST", 408, "", true)]
    [InlineData("PATCH", 423, "", true)]
    [InlineData("GET", 500, "", false)]
    [InlineData("POST", 429, "", false)]
    [InlineData("POST", 503, "5", false)]
    [InlineData("POST", 422, "", false)]
    [InlineData("POST", 200, "", false)]
    public void AWriteIsInDoubtWhereItMayHaveTakenEffect(string method, int status, string retryAfter, bool doubt)
    {
        var answer = retryAfter == "" ? Said(status) : Said(status, "{}", ("retry-after", retryAfter));
        Assert.Equal(doubt, Classify(Demo.Operation(method + " /x"), answer, []).OutcomeUnknown);
    }

    [Fact]
    public void WhatAVendorSaysCannotWriteLinesIntoALogAndIsCutShort()
    {
        var result = Classify(Demo.Operation("GET /x"), Said(400, "a\r\nFAKE\u001b[31m" + new string('x', 1000)), []);
        Assert.DoesNotContain(result.Message, c => char.IsControl(c));
        Assert.Equal(300, result.Message.Split(": ", 2)[1].TrimEnd('…').Length);
    }

    [Fact]
    public void AMessageIsMasked() =>
        Assert.EndsWith("was answered 403: key ••• is unknown", Classify(Demo.Operation("GET /x"), Said(403, "key s3cret is unknown"), []).Message);

    private static ErrorRuleProgram Rule(int line, AnswerAction action, params int[] statuses) => new()
    {
        Place = Slot.Place(line),
        Action = action,
        Status = statuses.Length == 0 ? null : new(statuses.ToHashSet(), new HashSet<int>()),
    };

    private static Answer Said(int status, string body = "{}", params (string Name, string Value)[] headers) => new(
        status, headers.ToDictionary(header => header.Name, header => header.Value), BytesOf(body), new("https://example.com/x"))
    { ReceivedAt = Now };

    private static PooledBytes BytesOf(string text) => new(Encoding.UTF8.GetBytes(text), Encoding.UTF8.GetByteCount(text));

    private static ExchangeResult Classify(OperationProgram operation, Answer answer, IReadOnlyList<ErrorRuleProgram> shared)
    {
        var secrets = new SecretMask();
        secrets.Add("s3cret");
        return new AnswerClassifier(shared, Wire.Limits, secrets).Classify(operation, answer, new Scope());
    }
}
