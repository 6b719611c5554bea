using System.Text;
using Rezolve.Mapping.Cli.Records;
using Rezolve.Mapping.Cli.Records.Input;
using Rezolve.Mapping.Diagnostics.Rules;
using Rezolve.Mapping.Transforms;

namespace Rezolve.Mapping.Cli.Tests.Records;

public sealed class MapPipelineTests
{
    [Fact]
    public async Task Pages_are_written_in_order_however_long_each_takes()
    {
        var pipeline = new MapPipeline(() => new Echo(), workers: 4, mostProblems: 3);
        var input = string.Concat(Enumerable.Range(0, 2000).Select(i => $"{i}\n"));
        using var output = new MemoryStream();
        await pipeline.RunAsync(new PageReader(Stream(input), 64, 1000), output, _ => { }, CancellationToken.None);
        Assert.Equal(input, Encoding.UTF8.GetString(output.ToArray()));
        Assert.Equal(2000, pipeline.Counts.Read);
    }

    [Fact]
    public async Task Every_line_has_an_outcome_and_only_the_first_problems_are_kept()
    {
        var pipeline = new MapPipeline(() => new Echo(), workers: 2, mostProblems: 3);
        using var output = new MemoryStream();
        await pipeline.RunAsync(new PageReader(Stream(string.Concat(Enumerable.Repeat("ok\nbad\n", 50))), 16, 1000), output, _ => { }, CancellationToken.None);
        Assert.Equal((100, 50, 50), (pipeline.Counts.Read, pipeline.Counts[RecordOutcome.Mapped], pipeline.Counts[RecordOutcome.Failed]));
        Assert.Equal((50, 3), (pipeline.Problems.Count, pipeline.Problems.Kept.Count));
        Assert.Equal(["Line 2", "Line 4", "Line 6"], pipeline.Problems.Kept.Select(problem => problem.Message));
    }

    [Fact]
    public async Task What_was_read_before_an_interruption_is_written()
    {
        using var interrupt = new CancellationTokenSource();
        var pipeline = new MapPipeline(() => new Echo(), workers: 1, mostProblems: 3);
        using var output = new MemoryStream();
        await pipeline.RunAsync(new PageReader(new StoppingStream("1\n2\n3\n4\n", interrupt), 2, 1000), output, _ => { }, interrupt.Token);
        Assert.Equal("1\n2\n", Encoding.UTF8.GetString(output.ToArray()));
    }

    [Fact]
    public async Task A_fault_of_the_input_is_not_hidden()
    {
        var pipeline = new MapPipeline(() => new Echo(), workers: 1, mostProblems: 3);
        await Assert.ThrowsAsync<IOException>(() => pipeline.RunAsync(new PageReader(new BrokenStream(), 2, 1000), new MemoryStream(), _ => { }, CancellationToken.None));
    }

    private static MemoryStream Stream(string text) => new(Encoding.UTF8.GetBytes(text));

    private sealed class Echo : IRecordMapping, IDisposable
    {
        public bool CallsScripts => false;

        public IDisposable Begin() => this;

        public RecordOutcome Map(ReadOnlyMemory<byte> record, long line, Utf8Output output, ProblemList problems)
        {
            if (record.Span.SequenceEqual("bad"u8))
            {
                problems.Add(CommandRules.NotARecord, () => $"Line {line}");
                return RecordOutcome.Failed;
            }
            Thread.SpinWait(record.Span[^1] * 20);
            output.Add(record.Span);
            return RecordOutcome.Mapped;
        }

        public void Dispose()
        {
        }
    }

    // Asks to stop after the second page.
    private sealed class StoppingStream(string text, CancellationTokenSource interrupt) : MemoryStream(Encoding.UTF8.GetBytes(text))
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (Position == 4)
                interrupt.Cancel();
            cancellationToken.ThrowIfCancellationRequested();
            return base.ReadAsync(buffer[..Math.Min(2, buffer.Length)], cancellationToken);
        }
    }

    private sealed class BrokenStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw new IOException("The disk is gone.");
    }
}
