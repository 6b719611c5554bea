namespace Rezolve.Mapping.Cli.Listening;

/// <summary>A request as it came.</summary>
/// <param name="Method">Its method.</param>
/// <param name="Target">Path and query.</param>
/// <param name="Headers">Its header fields.</param>
/// <param name="Body">Its body.</param>
internal sealed record WireRequest(string Method, string Target, IReadOnlyList<KeyValuePair<string, string>> Headers, byte[] Body)
{
    /// <summary>The path, as it was sent.</summary>
    public string Path => Target.Split('?', 2)[0];

    /// <summary>What follows the question mark; empty where there is none.</summary>
    public string Query => Target.Split('?', 2) is [_, var query] ? query : "";
}

/// <summary>What is answered.</summary>
/// <param name="Status">The status.</param>
internal sealed record WireReply(int Status)
{
    /// <summary>The body.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>What the body is.</summary>
    public string MediaType { get; init; } = "text/plain; charset=utf-8";

    /// <summary>When to come again; null where nothing is said of it.</summary>
    public TimeSpan? RetryAfter { get; init; }
}

/// <summary>A request that cannot be read, and what is answered.</summary>
/// <param name="status">The status.</param>
internal sealed class WireException(int status) : Exception($"The request cannot be read ({status}).")
{
    /// <summary>The status.</summary>
    public int Status => status;
}

/// <summary>How much is taken of a request, and how long it may take.</summary>
/// <param name="HeadBytes">The longest head.</param>
/// <param name="BodyBytes">The longest body.</param>
/// <param name="AtOnce">How many requests are under way at once; more wait to be taken.</param>
/// <param name="Reading">How long a request may take to come.</param>
/// <param name="Answering">How long it may take to be answered.</param>
internal sealed record WireLimits(int HeadBytes, int BodyBytes, int AtOnce, TimeSpan Reading, TimeSpan Answering)
{
    /// <summary>The usual ones.</summary>
    public static WireLimits Usual(int bodyBytes) => new(32 * 1024, bodyBytes, 32, TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(30));
}
