using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Rezolve.Mapping.Tests.EndToEnd.Servers;

namespace Rezolve.Mapping.Tests.EndToEnd.Step.Trackers;

/// <summary>Stands between the command and a server: hands everything on, remembers the answers, and lets somebody act just before a request arrives.</summary>
internal sealed class Relay : IAsyncDisposable
{
    private readonly ConcurrentQueue<(string Method, string Path, int Status)> _answers = new();
    private readonly HttpListener _listener = new();
    private readonly HttpClient _client = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });
    private readonly string _target;
    private readonly Task _serving;
    private TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Moment? _moment;
    private volatile Hold? _hold;

    /// <summary>Begins to hand on.</summary>
    /// <param name="target">The server's address.</param>
    public Relay(string target)
    {
        Url = $"http://127.0.0.1:{Port.Free()}";
        _target = target;
        _listener.Prefixes.Add(Url + "/");
        _listener.Start();
        _serving = ServeAsync();
    }

    /// <summary>The address to ask instead of the server's.</summary>
    public string Url { get; }

    /// <summary>Whether nobody gets through: each is told so in HTML, as by what stands before a server that is away.</summary>
    public bool IsDown { get; set; }

    /// <summary>Ends with the next request.</summary>
    public Task NextAsync() => (_next = new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    /// <summary>Has something done once, just before the next such request arrives.</summary>
    public void Before(HttpMethod method, string path, Func<Task> act) => _moment = new Moment(method.Method, path, act);

    /// <summary>Holds the next such request.</summary>
    public Hold Hold(HeldRequest what) => _hold = new Hold(what);

    /// <summary>How such requests were answered, in order.</summary>
    public IEnumerable<int> Answers(HttpMethod method, string path) =>
        _answers.Where(answer => answer.Method == method.Method && answer.Path.EndsWith(path, StringComparison.Ordinal)).Select(answer => answer.Status);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _serving;
        _client.Dispose();
    }

    private async Task ServeAsync()
    {
        var under = new List<Task>();
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                _next.TrySetResult();
                under.Add(AnswerAsync(context));
                under.RemoveAll(task => task.IsCompletedSuccessfully);
            }
        }
        catch (Exception problem) when (problem is HttpListenerException or ObjectDisposedException)
        {
            // The listener was closed, which is how the tests end it.
        }
        await Task.WhenAll(under);
    }

    private Task AnswerAsync(HttpListenerContext context)
    {
        if (!IsDown)
            return HandOnAsync(context);
        (context.Response.StatusCode, context.Response.ContentType) = ((int)HttpStatusCode.ServiceUnavailable, "text/html");
        context.Response.Close("<html><body><h1>503 Service Unavailable</h1></body></html>"u8.ToArray(), willBlock: true);
        return Task.CompletedTask;
    }

    private async Task HandOnAsync(HttpListenerContext context)
    {
        try
        {
            var hold = _hold is { } held && held.Take(context.Request) ? held : null;
            if (hold?.What.Stage == HeldStage.Half)
            {
                await context.Request.InputStream.ReadAtLeastAsync(new byte[context.Request.ContentLength64 > 0 ? context.Request.ContentLength64 / 2 : 1], 1);
                await hold.StandAsync();
                context.Response.Abort();
                return;
            }
            using var request = await RequestAsync(context.Request);
            if (hold is not null)
            {
                await HeldAsync(hold, request);
                context.Response.Abort();
                return;
            }
            var path = context.Request.Url!.AbsolutePath;
            if (_moment is { } moment && moment.Method == context.Request.HttpMethod && path.EndsWith(moment.Path, StringComparison.Ordinal) && Interlocked.CompareExchange(ref _moment, null, moment) == moment)
                await moment.Act();
            using var answer = await _client.SendAsync(request);
            var body = await answer.Content.ReadAsByteArrayAsync();
            // The server names itself in the addresses of next pages.
            if (answer.Content.Headers.ContentType?.MediaType == "application/json")
                body = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(body).Replace(_target, Url, StringComparison.Ordinal));
            _answers.Enqueue((context.Request.HttpMethod, path, (int)answer.StatusCode));
            context.Response.StatusCode = (int)answer.StatusCode;
            foreach (var (name, values) in answer.Headers.NonValidated.Concat(answer.Content.Headers.NonValidated).Where(header => header.Key is "ETag" or "Content-Type" or "Location" or "Last-Modified"))
                context.Response.Headers[name] = values.ToString();
            await context.Response.OutputStream.WriteAsync(body);
            context.Response.Close();
        }
        catch (Exception problem) when (problem is HttpListenerException or ObjectDisposedException or IOException or HttpRequestException)
        {
            // Whoever asked was killed, or the server was ended.
        }
    }

    private async Task HeldAsync(Hold hold, HttpRequestMessage request)
    {
        if (hold.What.Stage == HeldStage.Sent)
            await hold.StandAsync();
        if (hold.What.Stage == HeldStage.Done || hold.What.IsLate)
            (await _client.SendAsync(request)).Dispose();
        if (hold.What.Stage == HeldStage.Done)
            await hold.StandAsync();
    }

    private async Task<HttpRequestMessage> RequestAsync(HttpListenerRequest from)
    {
        using var body = new MemoryStream();
        await from.InputStream.CopyToAsync(body);
        var request = new HttpRequestMessage(new HttpMethod(from.HttpMethod), _target + from.RawUrl);
        if (body.Length > 0)
            request.Content = new ByteArrayContent(body.ToArray());
        foreach (var name in from.Headers.AllKeys.OfType<string>().Where(name => name is not ("Host" or "Content-Length" or "Connection" or "Transfer-Encoding")))
        {
            if (!request.Headers.TryAddWithoutValidation(name, from.Headers[name]))
                request.Content?.Headers.TryAddWithoutValidation(name, from.Headers[name]);
        }
        return request;
    }

    private sealed record Moment(string Method, string Path, Func<Task> Act);
}
