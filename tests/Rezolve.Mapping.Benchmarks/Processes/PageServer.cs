using System.Net;
using System.Net.Sockets;
using System.Text;
using Rezolve.Mapping.Benchmarks.Tickets;

namespace Rezolve.Mapping.Benchmarks.Processes;

/// <summary>A server on 127.0.0.1 that gives pages of generated tickets, made beforehand, over connections that stay open.</summary>
internal sealed class PageServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly byte[][] _pages;

    /// <summary>Makes the pages, and listens.</summary>
    /// <param name="pages">How many.</param>
    /// <param name="size">Tickets on each.</param>
    public PageServer(int pages, int size)
    {
        _pages = [.. Enumerable.Range(0, pages).Select(page => Page(page * size, size, pages * size))];
        _listener.Start();
        _ = AcceptAsync();
    }

    /// <summary>Where it listens.</summary>
    public string Url => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>Stops listening.</summary>
    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception problem) when (problem is SocketException or ObjectDisposedException)
        {
            // Stopped.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var _ = client;
        client.NoDelay = true;
        using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
        while (await reader.ReadLineAsync() is { Length: > 0 } line)
        {
            while (await reader.ReadLineAsync() is { Length: > 0 })
            {
                // Header fields say nothing here.
            }
            var number = int.Parse(line.Split(' ')[1].Split('=')[1]);
            await client.GetStream().WriteAsync(_pages[number - 1]);
        }
    }

    private static byte[] Page(int from, int size, int count)
    {
        using var body = new MemoryStream();
        body.Write(Encoding.UTF8.GetBytes($"{{\"count\":{count},\"tickets\":["));
        for (var i = from; i < from + size; i++)
        {
            body.Write(i == from ? [] : ","u8);
            body.Write(GeneratedTickets.Ticket(i));
        }
        body.Write("]}"u8);
        return [.. Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n"), .. body.ToArray()];
    }
}
