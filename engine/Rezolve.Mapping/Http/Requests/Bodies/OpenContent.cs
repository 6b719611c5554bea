namespace Rezolve.Mapping.Http.Requests.Bodies;

/// <summary>
/// Opens the bytes of a file by its key. The host gives it: it knows only keys that it has issued itself, never paths or addresses from a record.
/// A request that is sent again opens its files again; a source that can give its bytes only once answers the second time with a fault.
/// </summary>
/// <param name="content">The key.</param>
/// <param name="cancellation">Ends the wait.</param>
internal delegate ValueTask<ContentOpening> OpenContent(string content, CancellationToken cancellation);

/// <summary>The bytes of a file, or why there are none: exactly one of the two.</summary>
/// <param name="Stream">The bytes, read once from beginning to end; whoever asked disposes it.</param>
/// <param name="Fault">Why there are none, to follow "because" in a sentence.</param>
internal readonly record struct ContentOpening(Stream? Stream, string? Fault)
{
    /// <summary>The bytes.</summary>
    public static ContentOpening Of(Stream stream) => new(stream, null);

    /// <summary>No bytes.</summary>
    public static ContentOpening Refused(string why) => new(null, why);
}
