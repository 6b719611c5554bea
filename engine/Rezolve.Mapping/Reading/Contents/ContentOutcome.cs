using Rezolve.Mapping.Reading.Operations;

namespace Rezolve.Mapping.Reading.Contents;

/// <summary>What came of opening a file's bytes: them, their absence, a reason against this file, or a fault of the whole connection.</summary>
internal sealed record ContentOutcome : IDisposable
{
    /// <summary>
    /// The bytes, read once from beginning to end, asynchronously; null where there are none. Whoever holds the outcome disposes it.
    /// A body that ends too early, breaks its limit or pauses too long throws an <see cref="IOException"/> while it is read.
    /// </summary>
    public Stream? Stream { get; init; }

    /// <summary>What the bytes are, as the answer says, without parameters; null where it says nothing, or the bytes stood in a document.</summary>
    public string? MediaType { get; init; }

    /// <summary>How many bytes there are; null where that is known only at the end.</summary>
    public long? Size { get; init; }

    /// <summary>The name the answer gives the file, without folders; null where it gives none.</summary>
    public string? FileName { get; init; }

    /// <summary>The vendor says that it is not there.</summary>
    public bool IsMissing { get; init; }

    /// <summary>Why this file cannot be read, though others may; null where that is not so.</summary>
    public string? Reason { get; init; }

    /// <summary>Why nothing can be read now; null where that is not so.</summary>
    public ReadFault? Fault { get; init; }

    /// <summary>Gives up the bytes.</summary>
    public void Dispose() => Stream?.Dispose();
}
