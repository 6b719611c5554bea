using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Rezolve.Mapping.Reading.Feeds;

/// <summary>Fetches pages while earlier ones are worked on: at most so many wait, so memory stays what it is.</summary>
internal static class Prefetch
{
    /// <summary>How many pages may wait between fetching and consuming.</summary>
    public const int Waiting = 2;

    /// <summary>The same pages, fetched ahead. Pages nobody took are disposed.</summary>
    /// <param name="pages">The pages.</param>
    /// <param name="waiting">How many may wait.</param>
    /// <param name="cancellation">Ends the fetching.</param>
    public static async IAsyncEnumerable<TPage> Of<TPage>(
        Func<CancellationToken, IAsyncEnumerable<TPage>> pages, int waiting = Waiting, [EnumeratorCancellation] CancellationToken cancellation = default)
        where TPage : IDisposable
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var channel = Channel.CreateBounded<TPage>(new BoundedChannelOptions(waiting) { SingleReader = true, SingleWriter = true });
        var fetching = FetchAsync(pages(stop.Token), channel.Writer, stop.Token);
        try
        {
            await foreach (var page in channel.Reader.ReadAllAsync(cancellation).ConfigureAwait(false))
                yield return page;
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await fetching.ConfigureAwait(false);
            while (channel.Reader.TryRead(out var page))
                page.Dispose();
        }
    }

    // Whatever ends the fetching reaches the consumer through the channel, so this task itself never fails.
    private static async Task FetchAsync<TPage>(IAsyncEnumerable<TPage> pages, ChannelWriter<TPage> writer, CancellationToken cancellation)
        where TPage : IDisposable
    {
        Exception? problem = null;
        try
        {
            await Task.Yield();
            await foreach (var page in pages.WithCancellation(cancellation).ConfigureAwait(false))
            {
                if (!await TryHandOverAsync(page, writer, cancellation).ConfigureAwait(false))
                    break;
            }
        }
        catch (Exception caught)
        {
            problem = caught;
        }
        writer.Complete(problem);
    }

    private static async Task<bool> TryHandOverAsync<TPage>(TPage page, ChannelWriter<TPage> writer, CancellationToken cancellation)
        where TPage : IDisposable
    {
        try
        {
            await writer.WriteAsync(page, cancellation).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException)
        {
            page.Dispose();
            return false;
        }
    }
}
