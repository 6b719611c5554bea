using System.Collections.Concurrent;
using System.Threading.Channels;
using Rezolve.Mapping.Cli.Records.Input;
using Rezolve.Mapping.Transforms;

namespace Rezolve.Mapping.Cli.Records;

/// <summary>Reads, maps and writes pages at the same time. Order is kept, and no more pages are in flight than there are workers.</summary>
/// <param name="newMapping">Makes the mapping of one worker.</param>
/// <param name="workers">How many pages are mapped at once.</param>
/// <param name="mostProblems">How many problems are kept in full.</param>
internal sealed class MapPipeline(Func<IRecordMapping> newMapping, int workers, int mostProblems)
{
    private readonly ConcurrentBag<PageMapping> _idle = [];
    private readonly ConcurrentStack<Utf8Output> _outputs = [];

    /// <summary>How the records ended so far.</summary>
    public RecordCounts Counts { get; } = new();

    /// <summary>What was held, and why records failed.</summary>
    public ProblemList Problems { get; } = new(mostProblems);

    /// <summary>Maps all pages. When interrupted, what was read is still mapped and written.</summary>
    /// <param name="pages">The input.</param>
    /// <param name="output">The output.</param>
    /// <param name="progress">Is told after each page.</param>
    /// <param name="interrupted">Ends the reading.</param>
    public async Task RunAsync(PageReader pages, Stream output, Action<RecordCounts> progress, CancellationToken interrupted)
    {
        var mapped = Channel.CreateBounded<Task<MappedPage>>(new BoundedChannelOptions(workers) { SingleReader = true, SingleWriter = true });
        var reading = Task.Run(() => ReadAsync(pages, mapped.Writer, interrupted), CancellationToken.None);
        await foreach (var waiting in mapped.Reader.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
        {
            var page = await waiting.ConfigureAwait(false);
            await output.WriteAsync(page.Output.Written, CancellationToken.None).ConfigureAwait(false);
            Counts.Add(page.Counts);
            Problems.Add(page.Problems);
            progress(Counts);
            page.Output.Length = 0;
            _outputs.Push(page.Output);
        }
        await reading.ConfigureAwait(false);
        await output.FlushAsync(CancellationToken.None).ConfigureAwait(false);
    }

    private async Task ReadAsync(PageReader pages, ChannelWriter<Task<MappedPage>> mapped, CancellationToken interrupted)
    {
        try
        {
            while (await pages.ReadAsync(interrupted).ConfigureAwait(false) is { } page)
                await mapped.WriteAsync(Task.Run(() => Map(page), CancellationToken.None), CancellationToken.None).ConfigureAwait(false);
            mapped.Complete();
        }
        catch (OperationCanceledException) when (interrupted.IsCancellationRequested)
        {
            mapped.Complete();
        }
        catch (Exception fault)
        {
            mapped.Complete(fault);
        }
    }

    private MappedPage Map(InputPage page)
    {
        var worker = _idle.TryTake(out var idle) ? idle : new PageMapping(newMapping(), mostProblems);
        var mapped = worker.Map(page, _outputs.TryPop(out var spare) ? spare : new Utf8Output());
        _idle.Add(worker);
        return mapped;
    }
}
