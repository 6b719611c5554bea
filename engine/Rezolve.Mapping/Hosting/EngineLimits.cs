using Rezolve.Json.Paths;
using Rezolve.Json.Reading;
using Rezolve.Mapping.Calling;
using Rezolve.Mapping.Checking.OpenApi;
using Rezolve.Mapping.Http.Resilience;
using Rezolve.Mapping.Http.Transport;
using Rezolve.Mapping.Scripting;
using Rezolve.Mapping.Webhooks;

namespace Rezolve.Mapping.Hosting;

/// <summary>Every limit the engine works under. A host may narrow or widen each; none is hidden in code.</summary>
internal sealed record EngineLimits
{
    /// <summary>The usual limits, as the schemas describe them.</summary>
    public static EngineLimits Usual { get; } = new()
    {
        Files = new JsonLimits(MaxBytes: 4 * 1024 * 1024, MaxDepth: 64),
        Apis = new ApiLimits(MaxBytes: 32 * 1024 * 1024, MaxDepth: 128, MaxParts: 200),
        Paths = new JsonPathLimits(NodeVisits: 100_000, Results: 100_000, FilterDepth: 16),
        Scripts = ScriptLimits.SchemaDefaults,
        Answers = new AnswerLimits
        {
            WireBytes = 10L * 1024 * 1024,
            InflatedBytes = 50L * 1024 * 1024,
            StreamedBytes = 1024L * 1024 * 1024,
            Ratio = 100,
            HeaderTimeout = TimeSpan.FromSeconds(30),
            IdleTimeout = TimeSpan.FromSeconds(15),
            Redirects = 3,
            JsonDepth = 64,
        },
        Retries = new RetryLimits(Retries: 3, FirstDelay: TimeSpan.FromSeconds(1), LongestDelay: TimeSpan.FromMinutes(1)),
        Flows = new FlowLimits(Calls: 10_000, Items: 100_000),
        Webhooks = new WebhookLimits(BodyBytes: 1024 * 1024, Events: 1_000, Waiting: 50_000),
        Pool = new PoolLimits(TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(1), ConnectionsPerServer: 16),
    };

    /// <summary>The longest and deepest authored file.</summary>
    public required JsonLimits Files { get; init; }

    /// <summary>How much of an OpenAPI document is looked at.</summary>
    public required ApiLimits Apis { get; init; }

    /// <summary>How much work one evaluation of a path may be.</summary>
    public required JsonPathLimits Paths { get; init; }

    /// <summary>What scripts may use.</summary>
    public required ScriptLimits Scripts { get; init; }

    /// <summary>How much of an answer is read, and how long that may take.</summary>
    public required AnswerLimits Answers { get; init; }

    /// <summary>How reads are repeated.</summary>
    public required RetryLimits Retries { get; init; }

    /// <summary>How much one operation may become.</summary>
    public required FlowLimits Flows { get; init; }

    /// <summary>How much is taken of deliveries.</summary>
    public required WebhookLimits Webhooks { get; init; }

    /// <summary>How connections are opened and kept.</summary>
    public required PoolLimits Pool { get; init; }
}
