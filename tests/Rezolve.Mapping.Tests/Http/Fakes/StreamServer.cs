using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace Rezolve.Mapping.Tests.Http.Fakes;

/// <summary>What came in: its head, the beginning and end of its body, how long it was, and its digest.</summary>
internal sealed record Streamed(string Head, string Begin, string End, long Length, string Hash);

/// <summary>A server on 127.0.0.1 that takes and gives bodies of any length in little memory.</summary>
internal sealed class StreamServer : IAsyncDisposable
{
    private const int Kept = 2000;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<string, Stream, CancellationToken, Task> _answer;
    private readonly Task _accepting;

    private StreamServer(Func<string, Stream, CancellationToken, Task> answer)
    {
        _answer = answer;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public string Url => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    public ConcurrentQueue<Streamed> Received { get; } = new();

    /// <summary>Answers each request, told its first line, once its body has come.</summary>
    public static StreamServer Start(Func<string, Stream, CancellationToken, Task> answer) => new(answer);

    public static StreamServer Start(string answer = "{}") =>
        new((_, wire, stop) => wire.WriteAsync(Encoding.UTF8.GetBytes(LoopbackServer.Reply(200, answer)), stop).AsTask());

    /// <summary>Writes an answer whose body is a pattern.</summary>
    public static async Task SendAsync(Stream wire, long length, string head, CancellationToken cancellation)
    {
        await wire.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nConnection: close\r\n{head}\r\n\r\n"), cancellation);
        await using var pattern = new PatternStream(length);
        await pattern.CopyToAsync(wire, cancellation);
    }

    public async ValueTask DisposeAsync()
    {
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
            var head = await LineAsync(wire, until: "\r\n\r\n");
            if (head.Length == 0)
                return;
            var body = new Body();
            if (head.Contains("Transfer-Encoding: chunked", StringComparison.OrdinalIgnoreCase))
                await ChunksAsync(wire, body);
            else if (LengthOf(head) is { } length)
                await TakeAsync(wire, length, body);
            Received.Enqueue(body.Seen(head));
            await _answer(head.Split("\r\n")[0], wire, _stop.Token);
        }
        catch (Exception problem) when (problem is OperationCanceledException or IOException or SocketException)
        {
            // The client went away.
        }
    }

    private static long? LengthOf(string head) =>
        head.Split("\r\n").FirstOrDefault(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase)) is { } line
            ? long.Parse(line.Split(':')[1], CultureInfo.InvariantCulture) : null;

    private async Task ChunksAsync(Stream wire, Body body)
    {
        while (true)
        {
            if (!long.TryParse((await LineAsync(wire, "\r\n")).Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var length))
                throw new IOException("The body was cut.");
            await TakeAsync(wire, length, body);
            await LineAsync(wire, "\r\n");
            if (length == 0)
                return;
        }
    }

    private async Task TakeAsync(Stream wire, long length, Body body)
    {
        while (length > 0)
        {
            var read = await wire.ReadAsync(body.Buffer.AsMemory(0, (int)Math.Min(length, body.Buffer.Length)), _stop.Token);
            if (read == 0)
                throw new IOException("The body was cut.");
            body.Add(read);
            length -= read;
        }
    }

    private async Task<string> LineAsync(Stream wire, string until)
    {
        var line = new StringBuilder();
        var one = new byte[1];
        while (!line.ToString().EndsWith(until, StringComparison.Ordinal) && await wire.ReadAsync(one, _stop.Token) == 1)
            line.Append((char)one[0]);
        return line.ToString();
    }

    private sealed class Body
    {
        private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        private readonly List<byte> _begin = [];
        private readonly byte[] _end = new byte[Kept];
        private long _length;

        public byte[] Buffer { get; } = new byte[1 << 16];

        public void Add(int read)
        {
            _hash.AppendData(Buffer, 0, read);
            _length += read;
            _begin.AddRange(Buffer.AsSpan(0, Math.Min(read, Kept - _begin.Count)));
            var last = Buffer.AsSpan(Math.Max(0, read - Kept), Math.Min(read, Kept));
            _end.AsSpan(last.Length).CopyTo(_end);
            last.CopyTo(_end.AsSpan(Kept - last.Length));
        }

        public Streamed Seen(string head) =>
            new(head, Encoding.UTF8.GetString([.. _begin]), Encoding.UTF8.GetString(_end.AsSpan(Kept - (int)Math.Min(Kept, _length))), _length, Convert.ToHexStringLower(_hash.GetHashAndReset()));
    }
}
