using System.Globalization;
using System.Text.Json.Nodes;
using Rezolve.Mapping.Tests.Http.Fakes;

namespace Rezolve.Mapping.Cli.Tests.Syncing;

/// <summary>A vendor on loopback that keeps tickets: it lists them, tells what changed, makes and changes them.</summary>
internal sealed class ToyDesk : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<int, JsonObject> _tickets = [];
    private readonly LoopbackServer _server;
    private DateTimeOffset _now = new(2026, 5, 1, 9, 58, 0, TimeSpan.Zero);
    private int _revision;

    public ToyDesk() => _server = LoopbackServer.Start(AnswerAsync);

    public string Url => _server.Url;

    /// <summary>Every request that could have changed something.</summary>
    public IReadOnlyList<string> Writes => [.. _server.Requests.Where(request => request.Method != "GET").Select(request => $"{request.Method} {request.Target} {request.Body}")];

    /// <summary>Comes before an answer: what it gives is answered instead.</summary>
    public Func<ReceivedRequest, (int Status, string Body)?>? Refuse { get; set; }

    /// <summary>Comes before each answer.</summary>
    public Func<ReceivedRequest, Task>? Before { get; set; }

    public int Count
    {
        get
        {
            lock (_lock)
                return _tickets.Count;
        }
    }

    public string this[int id, string field]
    {
        get
        {
            lock (_lock)
                return _tickets[id][field]?.ToString() ?? "";
        }
    }

    /// <summary>Somebody makes a ticket there.</summary>
    public int Add(string title, string state = "open")
    {
        lock (_lock)
            return Make(new JsonObject { ["title"] = title, ["state"] = state });
    }

    /// <summary>Somebody changes a ticket there.</summary>
    public void Edit(int id, string field, string value)
    {
        lock (_lock)
            Change(id, new JsonObject { [field] = value });
    }

    /// <summary>Its clock goes on.</summary>
    public void Pass(TimeSpan span)
    {
        lock (_lock)
            _now += span;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    /// <summary>The connector of it.</summary>
    public const string Manifest = """
        {
          "manifestVersion": "1.0", "name": "toy", "version": "1.0.0",
          "connection": { "inputs": { "url": { "type": "string" } }, "baseUrl": "{{ inputs.url }}", "auth": { "open": { "type": "none" } } },
          "tables": { "state": { "rows": [["open", "open"], ["done", "resolved"]] } },
          "operations": {
            "all": { "request": "GET /tickets", "records": "$.items[*]", "query": { "page": "{{ page.number }}" }, "pages": { "type": "page", "size": 2 } },
            "changed": { "request": "GET /tickets", "records": "$.items[*]", "query": { "since": "{{ cursor.since }}", "page": "{{ page.number }}" }, "pages": { "type": "page", "size": 2 } },
            "one": { "request": "GET /tickets/{{ key }}" },
            "make": { "request": "POST /tickets", "body": "{{ { mark: intent.key, ...document } }}" },
            "edit": { "request": "PATCH /tickets/{{ key }}", "body": "{{ document }}" },
            "marked": { "request": "GET /marked/{{ intent.key }}", "records": "$.items[*]" }
          },
          "entities": {
            "ticket": {
              "key": "$.id", "version": "$.rev", "list": "all", "get": "one", "update": "edit",
              "changes": { "operation": "changed", "cursor": { "type": "instant", "field": "$.changed", "ordered": true } },
              "create": { "operation": "make", "recover": { "type": "lookup", "operation": "marked" } },
              "fields": {
                "subject": "$.title", "status": { "path": "$.state", "table": "state" }, "custom.order": { "type": "text", "path": "$.order" },
                "createdAt": { "read": "$.made" }, "updatedAt": { "read": "$.changed" }
              }
            }
          }
        }
        """;

    private async Task AnswerAsync(ReceivedRequest request, Stream wire, CancellationToken cancellation)
    {
        if (Before is not null)
            await Before(request);
        var (status, body) = Refuse?.Invoke(request) is { } refused ? refused : Answer(request);
        await wire.WriteAsync(System.Text.Encoding.UTF8.GetBytes(LoopbackServer.Reply(status, body)), cancellation);
    }

    private (int Status, string Body) Answer(ReceivedRequest request)
    {
        var address = new Uri(new Uri(Url), request.Target);
        var parts = address.AbsolutePath.Trim('/').Split('/');
        lock (_lock)
        {
            if (parts is ["marked", var mark])
                return (200, List(_tickets.Values.Where(ticket => ticket["mark"]?.ToString() == mark)));
            if (parts is ["tickets"] && request.Method == "POST")
                return (201, _tickets[Make(JsonNode.Parse(request.Body)!.AsObject())].ToJsonString());
            if (parts is ["tickets"])
                return (200, Page(System.Web.HttpUtility.ParseQueryString(address.Query)));
            if (parts is not ["tickets", var key] || !_tickets.ContainsKey(int.Parse(key, CultureInfo.InvariantCulture)))
                return (404, "{}");
            var id = int.Parse(key, CultureInfo.InvariantCulture);
            if (request.Method == "PATCH")
                Change(id, JsonNode.Parse(request.Body)!.AsObject());
            return (200, _tickets[id].ToJsonString());
        }
    }

    private string Page(System.Collections.Specialized.NameValueCollection query)
    {
        var since = query["since"] is { Length: > 0 } text ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture) : DateTimeOffset.MinValue;
        var page = int.Parse(query["page"] ?? "1", CultureInfo.InvariantCulture);
        var found = _tickets.Values.Where(ticket => DateTimeOffset.Parse(ticket["changed"]!.ToString(), CultureInfo.InvariantCulture) >= since).OrderBy(ticket => ticket["changed"]!.ToString());
        return List(found.Skip((page - 1) * 2).Take(2));
    }

    private static string List(IEnumerable<JsonObject> tickets) => $$"""{"items":[{{string.Join(',', tickets.Select(ticket => ticket.ToJsonString()))}}]}""";

    private int Make(JsonObject given)
    {
        var id = _tickets.Count + 1;
        _tickets[id] = new JsonObject { ["id"] = id, ["made"] = Next(), ["title"] = null, ["state"] = "open", ["order"] = null };
        Change(id, given);
        return id;
    }

    private void Change(int id, JsonObject given)
    {
        foreach (var (name, value) in given)
            _tickets[id][name] = value?.DeepClone();
        _tickets[id]["rev"] = ++_revision;
        _tickets[id]["changed"] = Next();
    }

    private string Next() => (_now += TimeSpan.FromSeconds(1)).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
