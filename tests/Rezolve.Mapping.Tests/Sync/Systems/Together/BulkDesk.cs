using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Rezolve.Mapping.Tests.Http.Fakes;

namespace Rezolve.Mapping.Tests.Sync.Systems.Together;

/// <summary>A vendor on loopback that takes writes one by one and in bulk; what it does wrong is told to it.</summary>
internal sealed class BulkDesk : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly LoopbackServer _server;
    private readonly TimeProvider _clock;
    private int _next = 1;
    private int _rev;

    public BulkDesk(TimeProvider clock)
    {
        _clock = clock;
        _server = LoopbackServer.Start(request =>
        {
            lock (_lock)
                return Answer(request);
        });
    }

    public string Url => _server.Url;

    public SortedDictionary<int, JsonObject> Tickets { get; } = [];

    /// <summary>Every write request, as method, path and how many it was about.</summary>
    public List<string> Writes { get; } = [];

    /// <summary>Titles that are refused.</summary>
    public HashSet<string> Refused { get; } = [];

    /// <summary>Refuses a bulk request as a whole where one of its writes is refused.</summary>
    public bool RefusesWhole { get; set; }

    /// <summary>Comes before each write request; true breaks the connection before it takes effect.</summary>
    public Func<string, bool> BreaksBefore { get; set; } = _ => false;

    /// <summary>True breaks the connection after the request took effect.</summary>
    public Func<string, bool> BreaksAfter { get; set; } = _ => false;

    public IEnumerable<string> Titles => Tickets.Values.Select(ticket => ticket["title"]!.GetValue<string>());

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    public void Edit(int id, string member, string value)
    {
        lock (_lock)
            Put(Tickets[id], new JsonObject { [member] = value });
    }

    private string Answer(ReceivedRequest request)
    {
        var line = $"{request.Method} {request.Target}";
        if (request.Method == "GET")
            return Read(request.Target);
        var body = JsonNode.Parse(request.Body)!;
        var count = body is JsonArray { Count: var all } ? all : 1;
        Writes.Add($"{line} {count}");
        if (BreaksBefore(line))
            return "";
        var reply = body is JsonArray list ? Bulk(line, list) : One(request, body);
        return BreaksAfter(line) ? "" : reply;
    }

    private string Read(string target)
    {
        if (target.StartsWith("/tickets/", StringComparison.Ordinal))
            return Tickets.TryGetValue(int.Parse(target["/tickets/".Length..], CultureInfo.InvariantCulture), out var ticket) ? LoopbackServer.Reply(200, ticket.ToJsonString()) : LoopbackServer.Reply(404);
        var mark = target.Split("mark=") is [_, var marked] ? marked : null;
        var found = Tickets.Values.Where(ticket => mark is null || ticket["mark"]?.GetValue<string>() == mark).Select(ticket => ticket.ToJsonString());
        return LoopbackServer.Reply(200, $$"""{"tickets":[{{string.Join(',', found)}}]}""");
    }

    private string One(ReceivedRequest request, JsonNode body)
    {
        if (IsRefused(body))
            return LoopbackServer.Reply(422, """{"error":"not that"}""");
        var ticket = request.Method == "POST" ? Made(body) : Tickets[int.Parse(request.Target["/tickets/".Length..], CultureInfo.InvariantCulture)];
        Put(ticket, body["set"]!.AsObject());
        return LoopbackServer.Reply(200, ticket.ToJsonString());
    }

    private string Bulk(string line, JsonArray list)
    {
        if (RefusesWhole && list.Any(one => IsRefused(one!)))
            return LoopbackServer.Reply(422, """{"error":"one of these is not good"}""");
        var results = new JsonArray();
        // Results come backwards: only their keys tell whose they are.
        foreach (var one in list.Reverse())
        {
            var result = new JsonObject { ["id"] = one!["id"]?.DeepClone(), ["mark"] = one["mark"]?.DeepClone() };
            if (IsRefused(one))
                result["error"] = "not that";
            else
                Put(line.EndsWith("make", StringComparison.Ordinal) ? Made(one) : Tickets[one["id"]!.GetValue<int>()], one["set"]!.AsObject(), result);
            results.Add(result);
        }
        return LoopbackServer.Reply(200, new JsonObject { ["results"] = results }.ToJsonString());
    }

    private bool IsRefused(JsonNode write) => write["set"]?["title"]?.GetValue<string>() is { } title && Refused.Contains(title);

    private JsonObject Made(JsonNode write) =>
        Tickets[_next] = new JsonObject { ["id"] = _next++, ["mark"] = write["mark"]!.DeepClone(), ["at"] = Now() };

    private void Put(JsonObject ticket, JsonObject set, JsonObject? result = null)
    {
        foreach (var (name, value) in set)
            ticket[name] = value?.DeepClone();
        ticket["rev"] = (++_rev).ToString(CultureInfo.InvariantCulture);
        ticket["changed"] = Now();
        result?["id"] = ticket["id"]!.DeepClone();
    }

    private string Now() => JsonSerializer.Serialize(_clock.GetUtcNow()).Trim('"');
}
