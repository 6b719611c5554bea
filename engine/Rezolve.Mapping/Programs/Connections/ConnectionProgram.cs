using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Programs.Slots;

namespace Rezolve.Mapping.Programs.Connections;

/// <summary>How to reach one system, compiled for the inputs of one connection.</summary>
internal sealed record ConnectionProgram
{
    /// <summary>Where it stands in the manifest.</summary>
    public required SourcePlace Place { get; init; }

    /// <summary>What relative addresses begin with.</summary>
    public required ValueSlot BaseUrl { get; init; }

    /// <summary>Hosts besides the base address's.</summary>
    public IReadOnlyList<AllowedHost> AllowedHosts { get; init; } = [];

    /// <summary>Header fields sent with every request.</summary>
    public ValueSlot? Headers { get; init; }

    /// <summary>How long one attempt of an operation may take.</summary>
    public required TimeSpan Timeout { get; init; }

    /// <summary>The ways to sign in, by name.</summary>
    public required IReadOnlyDictionary<string, AuthOption> Auth { get; init; }

    /// <summary>How the connection is tried.</summary>
    public CheckProgram? Check { get; init; }

    /// <summary>What is learned once after signing in, in order: the root <c>session</c>.</summary>
    public IReadOnlyList<SessionFacts> Session { get; init; } = [];

    /// <summary>Rate limits by name.</summary>
    public IReadOnlyDictionary<string, RateLimitProgram> RateLimits { get; init; } = new Dictionary<string, RateLimitProgram>();

    /// <summary>Error rules for every operation.</summary>
    public IReadOnlyList<ErrorRuleProgram> Errors { get; init; } = [];
}

/// <summary>One way to sign in.</summary>
internal sealed record AuthOption(string Name, string? Title, AuthProgram Program);

/// <summary>A compiled auth kind; what it does is in <c>Http/Auth</c>.</summary>
internal abstract record AuthProgram
{
    /// <summary>The addresses besides the base address that secrets are sent to: what an approval pins.</summary>
    public virtual IReadOnlyList<ValueSlot> Endpoints => [];

    /// <summary>The operation that signs in, by its name; null where no operation does.</summary>
    public virtual string? Operation => null;
}

/// <summary>A host that may be reached besides the base address's.</summary>
/// <param name="Pattern">A host name, or <c>*.</c> and a domain for any host below it.</param>
/// <param name="Credentials">Whether it is sent credentials; never with a wildcard.</param>
internal sealed record AllowedHost(string Pattern, bool Credentials);

/// <summary>How a connection is tried.</summary>
internal sealed record CheckProgram(OperationProgram Operation, ValueSlot? Expect);

/// <summary>Facts that one request after signing in tells.</summary>
/// <param name="Operation">The request.</param>
/// <param name="Set">The facts, each a value of its answer.</param>
internal sealed record SessionFacts(OperationProgram Operation, IReadOnlyList<KeyValuePair<string, ValueSlot>> Set);

/// <summary>A named rate limit.</summary>
/// <param name="Name">Its name; <c>default</c> counts for every operation.</param>
/// <param name="Requests">How many requests in <paramref name="Per"/>; null where only concurrency is limited.</param>
/// <param name="Per">The span; moving, unless <paramref name="Fixed"/>.</param>
/// <param name="Fixed">Calendar windows of the span.</param>
/// <param name="Concurrent">How many at once; null for no limit of its own.</param>
/// <param name="Scope">Who shares it: connection, host, credential.</param>
internal sealed record RateLimitProgram(string Name, long? Requests, TimeSpan? Per, bool Fixed, long? Concurrent, string Scope)
{
    /// <summary>Whether <see cref="Concurrent"/> is a ceiling that is neared while the vendor answers well, and left when it struggles.</summary>
    public bool Adaptive { get; init; }

    /// <summary>The header field that says how many requests are left, where it is none the engine knows.</summary>
    public string? Remaining { get; init; }

    /// <summary>The header field that says when there are more, where it is none the engine knows.</summary>
    public string? Reset { get; init; }
}
