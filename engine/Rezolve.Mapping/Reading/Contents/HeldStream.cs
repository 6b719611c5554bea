using Rezolve.Mapping.Http.Transport;

namespace Rezolve.Mapping.Reading.Contents;

/// <summary>A stream over pooled memory, given back when it is disposed.</summary>
internal sealed class HeldStream(byte[] buffer, int count) : MemoryStream(buffer, 0, count, writable: false)
{
    private readonly PooledBytes _bytes = new(buffer, count);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _bytes.Dispose();
    }
}
