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
    private const int Room = 1 << 16;

    /// <summary>Maps one ticket.</summary>
    public abstract void Map(ReadOnlyMemory<byte> ticket, ArrayBufferWriter<byte> output);

    /// <inheritdoc/>
    public sealed override IEnumerable<ReadOnlyMemory<byte>> MapAll(byte[][] tickets) => tickets.Select(ticket =>
    {
        var output = new ArrayBufferWriter<byte>(Room);
        Map(ticket, output);
        return output.WrittenMemory;
    });

    /// <inheritdoc/>
    public sealed override double Time(byte[][] tickets, double seconds)
    {
        var output = new ArrayBufferWriter<byte>(Room);
        var clock = Stopwatch.StartNew();
        long records = 0;
        while (clock.Elapsed.TotalSeconds < seconds)
        {
            foreach (var ticket in tickets)
            {
                output.ResetWrittenCount();
                Map(ticket, output);
            }
            records += tickets.Length;
        }
        return clock.Elapsed.TotalSeconds / records;
    }
}
