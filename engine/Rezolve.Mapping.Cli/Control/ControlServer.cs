using System.Net.Sockets;

namespace Rezolve.Mapping.Cli.Control;

/// <summary>Takes commands of other processes of the same user, while this one holds the store. One command runs at a time.</summary>
internal sealed class ControlServer : IAsyncDisposable
{
    private const int LongestRequest = 256 * 1024;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    private readonly ControlPlace _place;
    private readonly string _path;
    private readonly Socket _socket;
    private readonly Func<ControlRequest, CancellationToken, Task<ControlAnswer>> _run;
    private readonly TimeProvider _clock;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _work;

    private ControlServer(
        ControlPlace place, string path, Socket socket, Func<ControlRequest, CancellationToken, Task<ControlAnswer>> run, TimeProvider clock)
    {
        (_place, _path, _socket, _run, _clock) = (place, path, socket, run, clock);
        _work = Task.Run(ListenAsync);
    }

    /// <summary>Begins to listen.</summary>
    /// <param name="store">The full path of the store's file, which this process holds.</param>
    /// <param name="run">Runs a command; it does not throw but for cancellation.</param>
    /// <param name="clock">Ends waits for who says nothing.</param>
    public static ControlServer Start(string store, Func<ControlRequest, CancellationToken, Task<ControlAnswer>> run, TimeProvider clock)
    {
        var place = new ControlPlace(store);
        var path = place.Choose();
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            socket.Bind(new UnixDomainSocketEndPoint(path));
            // Until it listens, nobody gets in: so it is closed to others before it is open to anybody.
            place.Tell(path);
            socket.Listen();
            return new ControlServer(place, path, socket, run, clock);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _work;
        _socket.Dispose();
        _place.Remove(_path);
        _end.Dispose();
    }

    private async Task ListenAsync()
    {
        try
        {
            while (true)
            {
                using var caller = await _socket.AcceptAsync(_end.Token);
                await ServeAsync(caller);
            }
        }
        catch (Exception problem) when (problem is OperationCanceledException or SocketException)
        {
            // Where no more callers can be taken, the sync goes on without them.
            return;
        }
    }

    private async Task ServeAsync(Socket caller)
    {
        try
        {
            using var late = new CancellationTokenSource(LongestWait, _clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, _end.Token);
            if (await ControlLine.ReadAsync(caller, LongestRequest, either.Token) is not { } line || ControlRequest.Read(line) is not { } request)
                return;
            var answer = await _run(request, _end.Token);
            using var slow = new CancellationTokenSource(LongestWait, _clock);
            await ControlLine.WriteAsync(caller, answer.ToLine(), slow.Token);
        }
        catch (Exception problem) when (problem is SocketException || (problem is OperationCanceledException && !_end.IsCancellationRequested))
        {
            // A caller that went away is not our matter: whatever it asked for was done, or not begun.
            return;
        }
    }
}
