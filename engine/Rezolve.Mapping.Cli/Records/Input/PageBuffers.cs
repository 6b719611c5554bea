using System.Collections.Concurrent;

namespace Rezolve.Mapping.Cli.Records.Input;

/// <summary>Memory for pages, used again and again: a stream of any length takes as much of it as it has pages in flight.</summary>
/// <param name="pageBytes">The usual size of a page.</param>
internal sealed class PageBuffers(int pageBytes)
{
    private readonly ConcurrentStack<byte[]> _spare = [];

    /// <summary>Memory for a page.</summary>
    /// <param name="least">How much of it is needed at least; more than is usual for a long line.</param>
    public byte[] Take(int least = 0) =>
        least <= pageBytes && _spare.TryPop(out var spare) ? spare : GC.AllocateUninitializedArray<byte>(Math.Max(least, pageBytes));

    /// <summary>Takes memory back. What is larger than usual is not kept.</summary>
    public void GiveBack(byte[] buffer)
    {
        if (buffer.Length == pageBytes)
            _spare.Push(buffer);
    }
}
