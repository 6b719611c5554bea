using System.Net.Sockets;
using System.Text;

namespace Rezolve.Mapping.Cli.Control;

/// <summary>One line on a socket, of a limited length.</summary>
internal static class ControlLine
{
    /// <summary>Reads up to the line's end; null where the other side goes away first, or the line is too long.</summary>
    /// <param name="socket">Where from.</param>
    /// <param name="most">The most bytes.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task<string?> ReadAsync(Socket socket, int most, CancellationToken cancellation)
    {
        using var read = new MemoryStream();
        var buffer = new byte[8192];
        while (read.Length <= most)
        {
            var count = await socket.ReceiveAsync(buffer, cancellation);
            if (count == 0)
                return null;
            read.Write(buffer, 0, count);
            if (buffer[count - 1] == '\n')
                return Encoding.UTF8.GetString(read.GetBuffer(), 0, (int)read.Length - 1);
        }
        return null;
    }

    /// <summary>Writes a line.</summary>
    public static async Task WriteAsync(Socket socket, string line, CancellationToken cancellation)
    {
        var rest = new ReadOnlyMemory<byte>(Encoding.UTF8.GetBytes(line + "\n"));
        while (rest.Length > 0)
            rest = rest[await socket.SendAsync(rest, cancellation)..];
    }
}
