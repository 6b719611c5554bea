using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Rezolve.Mapping.Cli.Listening;

/// <summary>
/// A small server for deliveries: one request a connection, so many at once and no more, each so long and so large and no more. It speaks HTTP/1.1
/// in the clear, and is meant to stand behind a proxy that ends the encrypted way.
/// </summary>
internal sealed class HookServer : IAsyncDisposable
{
    private static readonly TimeSpan AfterTrouble = TimeSpan.FromMilliseconds(200);

    private readonly TcpListener _listener;
    private readonly Func<WireRequest, CancellationToken, Task<WireReply>> _answer;
    private readonly WireLimits _limits;
    private readonly TimeProvider _clock;
    private readonly CancellationTokenSource _end = new();
    private readonly SemaphoreSlim _places;
    private readonly Task _work;
    private bool _isEnded;

    private HookServer(TcpListener listener, Func<WireRequest, CancellationToken, Task<WireReply>> answer, WireLimits limits, TimeProvider clock)
    {
        (_listener, _answer, _limits, _clock, _places) = (listener, answer, limits, clock, new SemaphoreSlim(limits.AtOnce));
        _work = Task.Run(ListenAsync);
    }

    /// <summary>Where it listens.</summary>
    public IPEndPoint End => (IPEndPoint)_listener.LocalEndpoint;

    /// <summary>Begins to listen.</summary>
    /// <param name="end">Where.</param>
    /// <param name="answer">Answers a request; it does not throw but for cancellation.</param>
    /// <param name="limits">How much is taken.</param>
    /// <param name="clock">Ends waits.</param>
    /// <exception cref="SocketException">The address cannot be taken.</exception>
    public static HookServer Start(IPEndPoint end, Func<WireRequest, CancellationToken, Task<WireReply>> answer, WireLimits limits, TimeProvider clock)
    {
        var listener = new TcpListener(end);
        try
        {
            listener.Start();
            return new HookServer(listener, answer, limits, clock);
        }
        catch
        {
            listener.Dispose();
            throw;
        }
    }

    /// <summary>Takes no more, and waits for what is under way.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isEnded, true))
            return;
        _listener.Stop();
        _end.CancelAfter(_limits.Answering);
        await _work;
        for (var place = 0; place < _limits.AtOnce; place++)
            await _places.WaitAsync();
        await _end.CancelAsync();
        _listener.Dispose();
        _places.Dispose();
        _end.Dispose();
    }

    private async Task ListenAsync()
    {
        while (true)
        {
            await _places.WaitAsync();
            try
            {
                var caller = await _listener.AcceptSocketAsync();
                _ = Task.Run(() => ServeAsync(caller));
            }
            catch (Exception problem) when (problem is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                _places.Release();
                if (Volatile.Read(ref _isEnded))
                    return;
                // The machine is short of something: whoever knocks waits a little.
                await Task.Delay(AfterTrouble, _clock);
            }
        }
    }

    private async Task ServeAsync(Socket caller)
    {
        try
        {
            using var socket = caller;
            var reply = await ReplyAsync(socket);
            if (reply is null)
                return;
            using var slow = new CancellationTokenSource(_limits.Reading, _clock);
            await SendAsync(socket, reply, slow.Token);
        }
        catch (Exception problem) when (problem is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // Whoever goes away before the answer sends it again: what was kept is kept.
            return;
        }
        finally
        {
            _places.Release();
        }
    }

    private async Task<WireReply?> ReplyAsync(Socket caller)
    {
        try
        {
            using var late = new CancellationTokenSource(_limits.Reading, _clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, _end.Token);
            if (await new WireReader(caller, _limits).ReadAsync(either.Token) is not { } request)
                return null;
            using var slow = new CancellationTokenSource(_limits.Answering, _clock);
            using var any = CancellationTokenSource.CreateLinkedTokenSource(slow.Token, _end.Token);
            return await _answer(request, any.Token);
        }
        catch (WireException problem)
        {
            return new WireReply(problem.Status);
        }
    }

    private static async Task SendAsync(Socket caller, WireReply reply, CancellationToken cancellation)
    {
        var head = new StringBuilder().Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {reply.Status} {(HttpStatusCode)reply.Status}\r\nConnection: close\r\nContent-Length: {reply.Body.Length}\r\n");
        if (!reply.Body.IsEmpty)
            head.Append(CultureInfo.InvariantCulture, $"Content-Type: {reply.MediaType}\r\nX-Content-Type-Options: nosniff\r\n");
        if (reply.RetryAfter is { } after)
            head.Append(CultureInfo.InvariantCulture, $"Retry-After: {after.TotalSeconds:0}\r\n");
        await caller.SendAsync((byte[])[.. Encoding.ASCII.GetBytes(head.Append("\r\n").ToString()), .. reply.Body.Span], cancellation);
        // What still comes is read and dropped, else closing would take the answer back on its way.
        caller.Shutdown(SocketShutdown.Send);
        var rest = new byte[4096];
        for (var most = 256; most > 0 && await caller.ReceiveAsync(rest, cancellation) > 0; most--)
        {
        }
    }
}
