using System.Text;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Http;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Tests.Http.Fakes;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Http;

public sealed class SendingTests
{
    private static readonly CancellationToken Never = CancellationToken.None;

    [Fact]
    public async Task AnOperationIsSentAndItsAnswerRead()
    {
        await using var server = LoopbackServer.Start(_ => LoopbackServer.Reply(200, """{"id":7}""", headers: "X-Mark: a"));
        using var client = Wire.Client();
        var connection = Demo.Connection(server.Url + "/api") with { Headers = Slot.Members(("Accept", Value.Of("application/json"))) };
        var operation = Demo.Operation("POST /things/{}", Slot.Of("a b")) with
        {
            Query = Slot.Members(("n", Value.Of([Value.Of(1), Value.Of(2)])), ("none", Value.Null)),
            Body = Slot.Members(("title", Value.Of("x")), ("left", Value.Undefined)),
        };

        using var result = await Wire.Sender(connection, client).SendAsync(operation, Demo.Scope(), Never);

        Assert.Equal((AnswerAction.Fine, ExchangeCode.Status, ""), (result.Action, result.Code, result.Message));
        Assert.Equal("7", result.Scope![Root.Response]["id"].Text);
        Assert.Equal("a", result.Scope[Root.Headers]["x-mark"].Text);
        Assert.Equal("""{"id":7}""", Encoding.UTF8.GetString(result.Answer!.Body.Span));
        var request = Assert.Single(server.Requests);
        Assert.Equal(("POST", "/api/things/a%20b?n=1&n=2", """{"title":"x"}"""), (request.Method, request.Target, request.Body));
        Assert.Equal(("application/json", "application/json"), (request["accept"], request["content-type"]));
    }

    [Fact]
    public async Task ARefusalNamesOperationStatusAndPlace()
    {
        await using var server = LoopbackServer.Start(_ => LoopbackServer.Reply(422, """{"error":"no such queue"}"""));
        using var client = Wire.Client();

        using var result = await Wire.Sender(Demo.Connection(server.Url), client).SendAsync(Demo.Operation("PUT /x"), Demo.Scope(), Never);

        Assert.Equal((AnswerAction.Reject, FaultOwner.Vendor), (result.Action, result.Owner));
        Assert.Equal("""demo (PUT, demo.connector.json:12:5) was answered 422: {"error":"no such queue"}""", result.Message);
    }
}
