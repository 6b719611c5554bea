using System.Text.Json.Nodes;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Tests.Http.Fakes;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Toys.Graph;

/// <summary>A system with one address and a query language, connected by JSON alone, over real requests.</summary>
public sealed class GraphTests
{
    private readonly SortedDictionary<string, JsonObject> _tickets = new(
        Enumerable.Range(1, 5).ToDictionary(number => $"t{number}", number => Ticket($"t{number}", $"Ticket {number}", "OPEN")));

    [Fact]
    public async Task EveryPageIsReadByItsCursorAndAMutationIsReadBack()
    {
        await using var server = LoopbackServer.Start(request => LoopbackServer.Reply(200, Answer(JsonNode.Parse(request.Body)!).ToJsonString()));
        using var toy = new LiveToy("graph", server.Url);

        var all = await toy.ListAsync();
        Assert.Equal(["t1", "t2", "t3", "t4", "t5"], all.Select(one => one["key"].Text));
        Assert.Equal(3, server.Requests.Count);
        Assert.DoesNotContain("after\":null", server.Requests.First().Body);

        using var updated = await toy.UpdateAsync("t2", Slot.Values(("subject", Value.Of("é \"2\"")), ("status", Value.Of("resolved"))));
        Assert.True(updated.IsFine, updated.Message);
        var (_, canonical) = await toy.GetAsync("t2");
        Assert.Equal(("2", "é \"2\"", "resolved"), (canonical["version"].Text, canonical["subject"].Text, canonical["status"].Text));
    }

    [Fact]
    public async Task AnErrorOfAMutationIsARefusalWithItsWords()
    {
        await using var server = LoopbackServer.Start(request => LoopbackServer.Reply(200, request.Body.Contains("mutation")
            ? """{"data":{"update":{"ticket":null,"errors":[{"code":"INVALID","message":"no such status"}]}}}"""
            : Answer(JsonNode.Parse(request.Body)!).ToJsonString()));
        using var toy = new LiveToy("graph", server.Url);

        using var refused = await toy.UpdateAsync("t2", Slot.Values(("subject", Value.Of("x"))));

        Assert.Equal(AnswerAction.Reject, refused.Action);
        Assert.EndsWith("was answered 200: no such status", refused.Message);
    }

    private JsonNode Answer(JsonNode request)
    {
        var variables = request["variables"]!;
        var query = (string)request["query"]!;
        if (query.Contains("tickets("))
            return List((int)variables["first"]!, (string?)variables["after"]);
        if (query.StartsWith("mutation", StringComparison.Ordinal))
            return Update(variables["input"]!);
        return new JsonObject { ["data"] = new JsonObject { ["ticket"] = _tickets[(string)variables["id"]!].DeepClone() } };
    }

    private JsonObject List(int first, string? after)
    {
        var rest = _tickets.Where(one => after is null || string.CompareOrdinal(one.Key, after) > 0).ToList();
        var nodes = rest.Take(first).ToList();
        return new JsonObject
        {
            ["data"] = new JsonObject
            {
                ["tickets"] = new JsonObject
                {
                    ["nodes"] = new JsonArray([.. nodes.Select(one => one.Value.DeepClone())]),
                    ["pageInfo"] = new JsonObject { ["hasNextPage"] = rest.Count > first, ["endCursor"] = nodes[^1].Key },
                },
            },
        };
    }

    private JsonObject Update(JsonNode input)
    {
        var ticket = _tickets[(string)input["id"]!];
        foreach (var (name, value) in input.AsObject().Where(member => member.Key is "title" or "status"))
            ticket[name] = value!.DeepClone();
        ticket["revision"] = $"{int.Parse((string)input["revision"]!) + 1}";
        return new JsonObject { ["data"] = new JsonObject { ["update"] = new JsonObject { ["ticket"] = ticket.DeepClone(), ["errors"] = new JsonArray() } } };
    }

    private static JsonObject Ticket(string id, string title, string status) =>
        new() { ["id"] = id, ["revision"] = "1", ["title"] = title, ["status"] = status, ["updatedAt"] = "2026-01-01T00:00:00Z" };
}
