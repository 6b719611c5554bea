using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Rezolve.Mapping.Tests.EndToEnd.Servers;

namespace Rezolve.Mapping.Tests.EndToEnd.Step.Vendors;

/// <summary>A small, quick vendor inside the test: tickets over HTTP, and a gate at which a request can be held.</summary>
internal sealed class ToyDesk : IAsyncDisposable
{
    private const int PageLength = 3;

    private readonly HttpListener _listener = new();
    private readonly Task _serving;
    private volatile Gate? _gate;

    /// <summary>Starts it.</summary>
    public ToyDesk()
    {
        Url = $"http://127.0.0.1:{Port.Free()}";
        _listener.Prefixes.Add(Url + "/");
        _listener.Start();
        _serving = ServeAsync();
    }

    public string Url { get; }

    public ToyTickets Tickets { get; } = new();

    /// <summary>How often each ticket was read by its key.</summary>
    public ConcurrentDictionary<string, int> Reads { get; } = new(StringComparer.Ordinal);

    /// <summary>Holds the next request that a kill point is about.</summary>
    public Gate Arm(KillPoint point) => _gate = new Gate(point);

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _serving;
    }

    private async Task ServeAsync()
    {
        var answers = new List<Task>();
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                answers.Add(AnswerAsync(context));
                answers.RemoveAll(answer => answer.IsCompletedSuccessfully);
            }
        }
        catch (Exception problem) when (problem is HttpListenerException or ObjectDisposedException)
        {
            // The listener was closed, which is how the tests end it.
        }
        await Task.WhenAll(answers);
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        try
        {
            using var body = new MemoryStream();
            await context.Request.InputStream.CopyToAsync(body);
            var call = ToyCall.Of(context.Request, body.ToArray());
            if (call.IsRead)
                Reads.AddOrUpdate(call.Id!, 1, static (_, count) => count + 1);
            var gate = _gate;
            if (gate is null || !gate.Take(call))
            {
                await SendAsync(context, Do(call));
                return;
            }
            if (gate.Point.Stage == KillStage.Arrived)
            {
                if (await gate.HoldAsync())
                    Do(call);
                context.Response.Abort();
                return;
            }
            var answer = Do(call);
            if (gate.Point.Stage == KillStage.Done)
            {
                await gate.HoldAsync();
                context.Response.Abort();
                return;
            }
            await SendAsync(context, answer);
            await gate.HoldAsync();
        }
        catch (Exception problem) when (problem is HttpListenerException or ObjectDisposedException or IOException)
        {
            // Whoever asked was killed.
        }
    }

    private (int Status, object Body) Do(ToyCall call) => call switch
    {
        { Method: "GET", Id: null, Key: { } key } => (200, new { tickets = Tickets.Read(all => all.Where(ticket => ticket.Key == key).Select(Show).ToList()) }),
        { Method: "GET", Id: null } => (200, Page(call.After)),
        { Method: "POST" } => Make(call),
        _ when Tickets.Find(call.Id!) is not { } ticket => (404, new { }),
        { Method: "GET" } => (200, Tickets.Read(_ => Show(Tickets.Find(call.Id!)!))),
        _ => (Tickets.Change(Tickets.Find(call.Id!)!, call.Fields, call.Version, ToyTickets.Sync), new { }),
    };

    private (int Status, object Body) Make(ToyCall call)
    {
        var key = call.Once ?? call.Fields.GetValueOrDefault("key") as string;
        // A desk with a header refuses twins; one without makes whatever it is told.
        var known = call.Once is null ? null : Tickets.All.FirstOrDefault(ticket => ticket.Key == key);
        var made = known ?? Tickets.Make(call.Fields.Where(field => field.Key != "key"), key, ToyTickets.Sync);
        return (201, Tickets.Read(_ => Show(made)));
    }

    private object Page(long after) => Tickets.Read(all =>
    {
        var rows = all.Where(ticket => ticket.Version > after).OrderBy(ticket => ticket.Version).Take(PageLength + 1).ToList();
        var next = rows.Count > PageLength ? rows[PageLength - 1].Version.ToString(CultureInfo.InvariantCulture) : null;
        return new { tickets = rows.Take(PageLength).Select(Show).ToList(), next };
    });

    private static object Show(ToyTicket ticket) => new
    {
        id = ticket.Id,
        version = ticket.Version,
        title = ticket.Title,
        state = ticket.State,
        weight = ticket.Text("weight") ?? "middling",
        place = ticket.Text("place"),
        labels = ticket.Labels,
        made = ticket.Made,
        changed = ticket.Changed,
    };

    private static async Task SendAsync(HttpListenerContext context, (int Status, object Body) answer)
    {
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = "application/json";
        await context.Response.OutputStream.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(answer.Body));
        context.Response.Close();
    }
}
