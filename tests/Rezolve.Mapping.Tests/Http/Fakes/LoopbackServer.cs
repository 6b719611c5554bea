using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Rezolve.Mapping.Tests.Http.Fakes;

/// <summary>Answers one request of one connection; what it writes is what is sent.</summary>
internal delegate Task Respond(ReceivedRequest request, Stream wire, CancellationToken cancellation);

/// <summary>A server on 127.0.0.1 that says exactly what a test tells it to, however wrong.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Respond _respond;
    private readonly Task _accepting;
    private int _received;

    private LoopbackServer(Respond respond)
    {
        _respond = respond;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public string Url => $"http://127.0.0.1:{Port}";

    public ConcurrentQueue<ReceivedRequest> Requests { get; } = new();

    public static LoopbackServer Start(Respond respond) => new(respond);

    /// <summary>Answers every request by a function of it and its number, from 1.</summary>
    public static LoopbackServer Start(Func<ReceivedRequest, string> answer) =>
        new(async (request, wire, cancellation) => await wire.WriteAsync(Encoding.UTF8.GetBytes(answer(request)), cancellation));

    public static string Reply(int status, string body = "{}", string type = "application/json", params string[] headers) =>
        $"HTTP/1.1 {status} Said\r\nContent-Type: {type}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n"
        + string.Concat(headers.Select(header => header + "\r\n")) + "\r\n" + body;

    public async ValueTask DisposeAsync()
    {
        if (_stop.IsCancellationRequested)
            return;
        await _stop.CancelAsync();
        await _accepting;
        _listener.Stop();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
                connections.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
        }
        catch (Exception problem) when (problem is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var _ = client;
        try
        {
            var wire = client.GetStream();
            if (await ReceivedRequest.ReadAsync(wire, Interlocked.Increment(ref _received), _stop.Token) is not { } request)
                return;
            Requests.Enqueue(request);
            await _respond(request, wire, _stop.Token);
            await wire.FlushAsync(_stop.Token);
        }
        catch (Exception problem) when (problem is OperationCanceledException or IOException or SocketException)
        {
            // The client went away, as many of these tests want it to.
        }
    }
}
