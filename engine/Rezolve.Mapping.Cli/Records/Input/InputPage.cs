namespace Rezolve.Mapping.Cli.Records.Input;

/// <summary>Whole lines of the input, in memory that is used again.</summary>
/// <param name="buffers">Where the memory goes back to.</param>
/// <param name="buffer">The memory.</param>
/// <param name="length">How much of it is filled.</param>
/// <param name="firstLine">The number of the first line, from 1.</param>
internal sealed class InputPage(PageBuffers buffers, byte[] buffer, int length, long firstLine) : IDisposable
{
    /// <summary>The lines, each with its end; the last one of the input may lack it.</summary>
    public ReadOnlyMemory<byte> Bytes => buffer.AsMemory(0, length);

    /// <summary>The number of the first line, from 1.</summary>
    public long FirstLine => firstLine;

    /// <summary>The page is a line that is longer than a record may be; its bytes are only its beginning.</summary>
    public bool IsTooLong { get; init; }

    /// <inheritdoc/>
    public void Dispose() => buffers.GiveBack(buffer);
}
