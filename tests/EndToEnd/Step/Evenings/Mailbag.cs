using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Threading.Channels;
using Rezolve.Mapping.Tests.EndToEnd.Servers;

namespace Rezolve.Mapping.Tests.EndToEnd.Step.Evenings;

/// <summary>Stands between two servers that post what happens and the process that listens: each delivery is handed on late, twice, and in any order.</summary>
internal sealed class Mailbag : IAsyncDisposable
{
    private const int Full = 6;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    private readonly HttpListener _listener = new();
    private readonly HttpClient _client = new(new SocketsHttpHandler { UseProxy = false });
    private readonly Channel<Delivery> _taken = Channel.CreateUnbounded<Delivery>();
    private readonly ConcurrentQueue<int> _answers = new();
    private readonly ConcurrentQueue<Delivery> _all = new();
    private readonly string _target;
    private readonly Random _chance;
    private readonly Task _taking;
    private readonly Task _handing;

    /// <summary>Begins to take deliveries.</summary>
    /// <param name="port">Where the process listens.</param>
    /// <param name="seed">In which order they are handed on.</param>
    public Mailbag(int port, int seed)
    {
        (_target, _chance) = ($"http://127.0.0.1:{port}", new Random(seed));
        Url = $"http://127.0.0.1:{Port.Free()}";
        _listener.Prefixes.Add(Url + "/");
        _listener.Start();
        (_taking, _handing) = (TakeAllAsync(), HandOnAllAsync());
    }

    /// <summary>The address to post to instead of the process's.</summary>
    public string Url { get; }

    /// <summary>How many were posted.</summary>
    public int Taken => _all.Count;

    /// <summary>How those that were handed on were answered.</summary>
    public IReadOnlyList<int> Answers => [.. _answers];

    /// <summary>Hands on all there were, once more and backwards.</summary>
    public async Task ReplayAsync()
    {
        foreach (var one in _all.Reverse())
            await HandOnAsync(one);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _taking;
        _taken.Writer.TryComplete();
        await _handing;
        _client.Dispose();
    }

    private async Task TakeAllAsync()
    {
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                using var body = new MemoryStream();
                await context.Request.InputStream.CopyToAsync(body);
                var headers = context.Request.Headers.AllKeys.OfType<string>().Where(name => name.StartsWith("X-Sync", StringComparison.OrdinalIgnoreCase));
                var one = new Delivery(context.Request.RawUrl!, body.ToArray(), [.. headers.Select(name => (name, context.Request.Headers[name]!))]);
                context.Response.Close();
                _all.Enqueue(one);
                _taken.Writer.TryWrite(one);
            }
        }
        catch (Exception problem) when (problem is HttpListenerException or ObjectDisposedException)
        {
            // The listener was closed, which is how the test ends it.
        }
    }

    // A bag goes when it is full, or when nothing came for a while; the second of each pair waits for the next bag.
    private async Task HandOnAllAsync()
    {
        var bag = new List<Delivery>();
        var again = new List<Delivery>();
        while (await NextAsync(bag))
        {
            var going = bag.Concat(again).ToArray();
            again = [.. bag];
            bag.Clear();
            _chance.Shuffle(going);
            foreach (var one in going)
                await HandOnAsync(one);
        }
    }

    private async Task<bool> NextAsync(List<Delivery> bag)
    {
        while (bag.Count < Full)
        {
            using var limit = new CancellationTokenSource(Pause);
            try
            {
                if (!await _taken.Reader.WaitToReadAsync(limit.Token))
                    return false;
                bag.Add(await _taken.Reader.ReadAsync(CancellationToken.None));
            }
            catch (OperationCanceledException)
            {
                return true;
            }
        }
        return true;
    }

    private async Task HandOnAsync(Delivery one)
    {
        using var content = new ByteArrayContent(one.Body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        foreach (var (name, value) in one.Headers)
            content.Headers.TryAddWithoutValidation(name, value);
        try
        {
            using var answer = await _client.PostAsync(_target + one.Path, content);
            _answers.Enqueue((int)answer.StatusCode);
        }
        catch (HttpRequestException)
        {
            // The process was killed; what was not taken is found by the next poll.
        }
    }

    private sealed record Delivery(string Path, byte[] Body, IReadOnlyList<(string Name, string Value)> Headers);
}
