using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Rezolve.Mapping.Tests.Http.Fakes;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Toys.Jobs;

/// <summary>A vendor that exports in jobs, changes in bulk, and lets nobody in without a session.</summary>
internal sealed class JobDesk : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly LoopbackServer _server;
    private readonly FakeTimeProvider _clock;
    private readonly Dictionary<int, string> _titles = new() { [1] = "one", [2] = "two", [3] = "three", [4] = "four", [5] = "five" };
    private int _asked;

    public JobDesk(FakeTimeProvider clock)
    {
        _clock = clock;
        _server = LoopbackServer.Start(request =>
        {
            lock (_lock)
                return Answer(request);
        });
    }

    public string Url => _server.Url;

    /// <summary>How often somebody signed in.</summary>
    public int SignIns { get; private set; }

    /// <summary>How often a session was renewed.</summary>
    public int Renewals { get; private set; }

    /// <summary>How many questions a job answers with "busy".</summary>
    public int Busy { get; set; } = 2;

    /// <summary>Why every job fails; null where they do not.</summary>
    public string? Failure { get; set; }

    /// <summary>The request that breaks the connection; null where none does.</summary>
    public string? BreaksAt { get; set; }

    /// <summary>A record that is locked.</summary>
    public int? Locked { get; set; }

    /// <summary>Every request but sign-ins, as method, path and body.</summary>
    public List<string> Log { get; } = [];

    /// <summary>The credentials of sign-ins.</summary>
    public List<string?> Proofs { get; } = [];

    /// <summary>Ends every session.</summary>
    public void EndSessions() => Session = $"x{Session}";

    private string Session { get; set; } = "";

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private string Answer(ReceivedRequest request)
    {
        var line = $"{request.Method} {request.Target}";
        if (line == "POST /session")
            return SignIn(request);
        if (line == "POST /session/renew")
            return Renew(request);
        if (request["x-session"] != Session && request["cookie"] != $"sid={Session}")
            return LoopbackServer.Reply(401);
        Log.Add($"{line} {request.Body}".TrimEnd());
        if (line == BreaksAt)
        {
            BreaksAt = null;
            return "";
        }
        return line switch
        {
            "GET /me" => LoopbackServer.Reply(200, """{"name":"sync"}"""),
            "POST /exports" => Begin(request),
            "GET /jobs/7" => LoopbackServer.Reply(200, Job()),
            "DELETE /jobs/7" => LoopbackServer.Reply(204, ""),
            "GET /files/a" => LoopbackServer.Reply(200, "{\"id\":1,\"title\":\"one\"}\n{\"id\":2,\"title\":\"two\"}\n", "application/x-ndjson"),
            "GET /files/b" => LoopbackServer.Reply(200, "{\"id\":3,\"title\":\"three\"}\n", "application/x-ndjson"),
            "GET /ids" => LoopbackServer.Reply(200, """{"ids":[1,2,3,4,9]}"""),
            "POST /uploads" => LoopbackServer.Reply(200, $$"""{"token":"u-{{request.Body}}"}"""),
            "POST /tickets" => LoopbackServer.Reply(201, """{"ticket":{"id":6,"title":"six"}}"""),
            "PUT /tickets/6/label" => LoopbackServer.Reply(200),
            "POST /bulk" => Bulk(request),
            _ when line.StartsWith("GET /tickets?ids=") => Several(line),
            _ when line.StartsWith("GET /tickets/") => One(line),
            _ => LoopbackServer.Reply(404),
        };
    }

    private string SignIn(ReceivedRequest request)
    {
        SignIns++;
        Proofs.Add(request["authorization"]);
        if (request.Body.Contains("wrong"))
            return LoopbackServer.Reply(403, """{"error":"no such user"}""");
        return Opened();
    }

    private string Renew(ReceivedRequest request)
    {
        if (!request.Body.Contains("spare-"))
            return LoopbackServer.Reply(403);
        Renewals++;
        return Opened();
    }

    private string Opened()
    {
        Session = $"ticket-{SignIns}-{Renewals}";
        var until = ValueText.Instant(_clock.GetUtcNow().AddMinutes(30));
        return LoopbackServer.Reply(
            200, $$$"""{"session":{"ticket":"{{{Session}}}","spare":"spare-{{{Session}}}","until":"{{{until}}}"}}""", "application/json",
            $"Set-Cookie: sid={Session}; Path=/; Expires=Wed, 21 Oct 2099 07:28:00 GMT", "Set-Cookie: theme=; Max-Age=0");
    }

    private string Begin(ReceivedRequest request)
    {
        _asked = 0;
        return request.Body.Contains("\"after\":\"lost\"") ? LoopbackServer.Reply(410) : LoopbackServer.Reply(202, """{"job":{"id":7,"state":"busy"}}""");
    }

    private string Job() => ++_asked <= Busy ? """{"job":{"id":7,"state":"busy"}}"""
        : Failure is { } why ? $$$"""{"job":{"id":7,"state":"failed","why":"{{{why}}}"}}"""
        : """{"job":{"id":7,"state":"done","files":["/files/a","/files/b"],"mark":"m1"}}""";

    private string Several(string line) => LoopbackServer.Reply(
        200, $$"""{"tickets":[{{string.Join(',', line.Split("ids=")[1].Split("%2C").Select(int.Parse).Where(_titles.ContainsKey).Select(Ticket))}}]}""");

    private string One(string line) => int.Parse(line.Split('/')[2]) is var id && _titles.ContainsKey(id) ? LoopbackServer.Reply(200, Ticket(id)) : LoopbackServer.Reply(404);

    private string Ticket(int id) => $$"""{"id":{{id}},"title":"{{_titles[id]}}"}""";

    // Results come backwards, and of what does not exist none comes.
    private string Bulk(ReceivedRequest request)
    {
        var results = new StringBuilder();
        foreach (var change in JsonDocument.Parse(request.Body).RootElement.GetProperty("changes").EnumerateArray().Reverse())
        {
            var id = change.GetProperty("id").GetInt32();
            if (!_titles.ContainsKey(id))
                continue;
            if (id != Locked)
                _titles[id] = change.GetProperty("set").GetProperty("title").GetString()!;
            results.Append(results.Length > 0 ? "," : "").Append(id == Locked ? $$"""{"id":{{id}},"error":"locked"}""" : $$"""{"id":{{id}}}""");
        }
        return LoopbackServer.Reply(200, $$"""{"results":[{{results}}]}""");
    }
}
