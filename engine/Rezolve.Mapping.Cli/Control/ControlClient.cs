using System.Net.Sockets;

namespace Rezolve.Mapping.Cli.Control;

/// <summary>Asks the process that holds a store to run a command.</summary>
internal static class ControlClient
{
    private const int LongestAnswer = 256 * 1024 * 1024;

    /// <summary>Asks, and waits for the answer.</summary>
    /// <param name="store">The full path of the store's file.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="cancellation">Ends the wait; the command may be run all the same.</param>
    /// <returns>The answer; null where nobody listens, or what answers is not one of us.</returns>
    public static async Task<ControlAnswer?> AskAsync(string store, ControlRequest request, CancellationToken cancellation)
    {
        if (new ControlPlace(store).Find() is not { } path)
            return null;
        try
        {
            using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellation);
            await ControlLine.WriteAsync(socket, request.ToLine(), cancellation);
            return await ControlLine.ReadAsync(socket, LongestAnswer, cancellation) is { } line ? ControlAnswer.Read(line) : null;
        }
        catch (SocketException)
        {
            // The socket of a process that is gone, or is just ending.
            return null;
        }
    }
}
