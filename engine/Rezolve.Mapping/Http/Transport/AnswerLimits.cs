namespace Rezolve.Mapping.Http.Transport;

/// <summary>How much of an answer is read, and how long that may take.</summary>
internal sealed record AnswerLimits
{
    /// <summary>The longest body on the wire, in bytes.</summary>
    public required long WireBytes { get; init; }

    /// <summary>The longest body after decompression, in bytes.</summary>
    public required long InflatedBytes { get; init; }

    /// <summary>The longest body that is handed out as it comes, in bytes, on the wire and decompressed.</summary>
    public required long StreamedBytes { get; init; }

    /// <summary>How many times longer than on the wire a body may become; counted from 1 MiB on, since small texts may well be all alike.</summary>
    public required long Ratio { get; init; }

    /// <summary>How long the status and header fields may take, from the moment of sending.</summary>
    public required TimeSpan HeaderTimeout { get; init; }

    /// <summary>How long the body may pause.</summary>
    public required TimeSpan IdleTimeout { get; init; }

    /// <summary>How many redirects are followed.</summary>
    public required int Redirects { get; init; }

    /// <summary>How deep JSON may be nested.</summary>
    public required int JsonDepth { get; init; }
}
