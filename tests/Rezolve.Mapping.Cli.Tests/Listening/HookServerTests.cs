using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using Rezolve.Mapping.Cli.Listening;

namespace Rezolve.Mapping.Cli.Tests.Listening;

/// <summary>The small server over real sockets: what it reads, what it refuses, and that it ends cleanly.</summary>
public sealed class HookServerTests : IAsyncDisposable
{
    private static readonly WireLimits Limits = new(HeadBytes: 2048, BodyBytes: 1000, AtOnce: 4, TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(30));

    private readonly FakeTimeProvider _clock = new();
    private readonly List<WireRequest> _came = [];
    private readonly HookServer _server;
    private Func<WireRequest, CancellationToken, Task<WireReply>> _answer = (_, _) => Task.FromResult(new WireReply(200));

    public HookServerTests() => _server = HookServer.Start(new IPEndPoint(IPAddress.Loopback, 0), (request, cancellation) =>
    {
        lock (_came)
            _came.Add(request);
        return _answer(request, cancellation);
    }, Limits, _clock);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData("a length", "POST /hooks/a/b?x=1&y HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\nX-A:  v \r\n\r\nhello", "hello")]
    [InlineData("chunks", "POST /hooks/a/b HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhel\r\n2;ext=1\r\nlo\r\n0\r\nTrailer: x\r\n\r\n", "hello")]
    [InlineData("no body", "GET /hooks/a/b HTTP/1.0\r\n\r\n", "")]
    [InlineData("bytes that are no text", "POST /x HTTP/1.1\r\nContent-Length: 2\r\n\r\n\u00ff\u0000", "\u00ff\u0000")]
    public async Task A_request_is_read(string what, string request, string body)
    {
        Assert.NotEmpty(what);
        Assert.StartsWith("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n", await SendAsync(request));
        Assert.Equal(body, Encoding.Latin1.GetString(Assert.Single(_came).Body));
    }

    [Theory]
    [InlineData("no request", "hello\r\n\r\n", 400)]
    [InlineData("another version", "POST / HTTP/2.0\r\n\r\n", 400)]
    [InlineData("a whole address", "POST http://h/ HTTP/1.1\r\n\r\n", 400)]
    [InlineData("a bare line feed", "POST / HTTP/1.1\nHost: h\n\n", 400)]
    [InlineData("a folded field", "POST / HTTP/1.1\r\nA: b\r\n c\r\n\r\n", 400)]
    [InlineData("a space before the colon", "POST / HTTP/1.1\r\nContent-Length : 5\r\n\r\nhello", 400)]
    [InlineData("two lengths", "POST / HTTP/1.1\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello", 400)]
    [InlineData("a length and chunks", "POST / HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400)]
    [InlineData("another coding", "POST / HTTP/1.1\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", 400)]
    [InlineData("a length that is none", "POST / HTTP/1.1\r\nContent-Length: +5\r\n\r\nhello", 400)]
    [InlineData("a chunk that is none", "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n\r\n", 400)]
    [InlineData("a body that is too long", "POST / HTTP/1.1\r\nContent-Length: 1001\r\n\r\n", 413)]
    [InlineData("a length beyond any", "POST / HTTP/1.1\r\nContent-Length: 99999999999999\r\n\r\n", 413)]
    [InlineData("chunks that are too long", "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3e9\r\n", 413)]
    public async Task What_is_doubtful_is_refused(string what, string request, int status)
    {
        Assert.StartsWith($"HTTP/1.1 {status} ", await SendAsync(request));
        Assert.True(_came.Count == 0, what);
    }

    [Fact]
    public async Task A_head_that_is_too_long_is_refused() => Assert.StartsWith("HTTP/1.1 431 ", await SendAsync($"POST / HTTP/1.1\r\nX-A: {new string('a', 3000)}\r\n\r\n"));

    [Fact]
    public async Task An_ordinary_client_is_served()
    {
        _answer = (_, _) => Task.FromResult(new WireReply(503) { Body = "later"u8.ToArray(), RetryAfter = TimeSpan.FromSeconds(30) });
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        using var content = new ByteArrayContent(new byte[900]);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"http://{_server.End}/hooks/a/b") { Content = content };
        request.Headers.ExpectContinue = true;
        request.Headers.TransferEncodingChunked = true;
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal((503, "later"), ((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
        Assert.Equal(new RetryConditionHeaderValue(TimeSpan.FromSeconds(30)), response.Headers.RetryAfter);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal(900, Assert.Single(_came).Body.Length);
    }

    [Fact]
    public async Task Whoever_says_nothing_is_let_go()
    {
        using var idle = await ConnectAsync();
        await idle.SendAsync("POST / HT"u8.ToArray());
        // It is read before the clock moves: the request of somebody else was answered meanwhile.
        await SendAsync("GET / HTTP/1.1\r\n\r\n");
        _clock.Advance(Limits.Reading);
        Assert.Equal(0, await ReceiveAsync(idle));
    }

    [Fact]
    public async Task Only_so_many_are_under_way_at_once()
    {
        var (most, now) = (0, 0);
        var hold = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var full = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _answer = async (_, _) =>
        {
            var count = Interlocked.Increment(ref now);
            InterlockedMax(ref most, count);
            if (count == Limits.AtOnce)
                full.TrySetResult();
            await hold.Task;
            Interlocked.Decrement(ref now);
            return new WireReply(200);
        };
        var all = Enumerable.Range(0, 12).Select(_ => SendAsync("GET / HTTP/1.1\r\n\r\n")).ToList();
        await full.Task.WaitAsync(TestContext.Current.CancellationToken);
        hold.SetResult();
        Assert.All(await Task.WhenAll(all), answer => Assert.StartsWith("HTTP/1.1 200", answer));
        Assert.Equal(Limits.AtOnce, most);
    }

    [Fact]
    public async Task What_is_under_way_is_answered_before_it_ends()
    {
        var (began, hold) = (new TaskCompletionSource(), new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        _answer = async (_, _) =>
        {
            began.SetResult();
            await hold.Task;
            return new WireReply(200);
        };
        var asked = SendAsync("GET / HTTP/1.1\r\n\r\n");
        await began.Task.WaitAsync(TestContext.Current.CancellationToken);
        var ending = _server.DisposeAsync().AsTask();
        Assert.False(ending.IsCompleted);
        hold.SetResult();
        Assert.StartsWith("HTTP/1.1 200", await asked);
        await ending;
        await Assert.ThrowsAnyAsync<SocketException>(async () => (await ConnectAsync()).Dispose());
    }

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = Volatile.Read(ref most); seen < value && Interlocked.CompareExchange(ref most, value, seen) != seen; seen = Volatile.Read(ref most))
        {
        }
    }

    private async Task<Socket> ConnectAsync()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(_server.End, TestContext.Current.CancellationToken);
        return socket;
    }

    private async Task<string> SendAsync(string request)
    {
        using var socket = await ConnectAsync();
        await socket.SendAsync(Encoding.Latin1.GetBytes(request), TestContext.Current.CancellationToken);
        using var answer = new MemoryStream();
        var buffer = new byte[4096];
        for (int count; (count = await socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken)) > 0;)
            answer.Write(buffer, 0, count);
        return Encoding.Latin1.GetString(answer.ToArray());
    }

    private static async Task<int> ReceiveAsync(Socket socket) => await socket.ReceiveAsync(new byte[1], TestContext.Current.CancellationToken);
}
