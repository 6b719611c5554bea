using System.Buffers;
using System.Diagnostics;

namespace Rezolve.Mapping.Benchmarks.Contenders;

/// <summary>A way to map the generated tickets to canonical JSON.</summary>
internal abstract class Contender
{
    /// <summary>What the table calls it.</summary>
    public abstract string Name { get; }

    /// <summary>Maps each ticket once.</summary>
    public abstract IEnumerable<ReadOnlyMemory<byte>> MapAll(byte[][] tickets);

    /// <summary>Maps the tickets over and over.</summary>
    /// <param name="tickets">The tickets.</param>
    /// <param name="seconds">For how long.</param>
    /// <returns>The seconds that one ticket took.</returns>
    public abstract double Time(byte[][] tickets, double seconds);
}

/// <summary>A contender that runs in this process.</summary>
internal abstract class LocalContender : Contender
{
    /// <summary>Maps one ticket into memory of its own, which is valid until the next one.</summary>
    public abstract ReadOnlyMemory<byte> Map(ReadOnlyMemory<byte> ticket);

    /// <inheritdoc/>
    public sealed override IEnumerable<ReadOnlyMemory<byte>> MapAll(byte[][] tickets) =>
        tickets.Select(ticket => (ReadOnlyMemory<byte>)Map(ticket).ToArray());

    /// <inheritdoc/>
    public sealed override double Time(byte[][] tickets, double seconds)
    {
        var clock = Stopwatch.StartNew();
        long records = 0;
        while (clock.Elapsed.TotalSeconds < seconds)
        {
            foreach (var ticket in tickets)
                Map(ticket);
            records += tickets.Length;
        }
        return clock.Elapsed.TotalSeconds / records;
    }
}

/// <summary>A contender that writes into a buffer.</summary>
internal abstract class WritingContender : LocalContender
{
    private readonly ArrayBufferWriter<byte> _output = new(1 << 16);

    /// <inheritdoc/>
    public sealed override ReadOnlyMemory<byte> Map(ReadOnlyMemory<byte> ticket)
    {
        _output.ResetWrittenCount();
        Map(ticket, _output);
        return _output.WrittenMemory;
    }

    /// <summary>Writes one mapped ticket.</summary>
    protected abstract void Map(ReadOnlyMemory<byte> ticket, ArrayBufferWriter<byte> output);
}
