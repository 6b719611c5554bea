using System.Net;
using Rezolve.Mapping.Http;
using Rezolve.Mapping.Http.Auth.Tokens;
using Rezolve.Mapping.Http.Transport;
using Rezolve.Mapping.Programs.Connections;

namespace Rezolve.Mapping.Tests.Http.Fakes;

/// <summary>Real transports with small limits.</summary>
internal static class Wire
{
    public static AddressPolicy Local { get; } = new(PrivateAddresses: true);

    public static AnswerLimits Limits { get; } = new()
    {
        WireBytes = 10_000_000,
        InflatedBytes = 50_000_000,
        StreamedBytes = 500_000_000,
        Ratio = 100,
        HeaderTimeout = TimeSpan.FromSeconds(10),
        IdleTimeout = TimeSpan.FromSeconds(10),
        Redirects = 3,
        JsonDepth = 64,
    };

    public static PoolLimits Pool { get; } = new(TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(1), 64);

    public static Task<IPAddress[]> ResolveLocally(string host, CancellationToken cancellation) =>
        IPAddress.TryParse(host.Trim('[', ']'), out var literal)
            ? Task.FromResult(new[] { literal })
            : Task.FromResult(new[] { IPAddress.Loopback });

    public static HttpClient Client(AddressPolicy? policy = null, ResolveHost? resolve = null) =>
        new(HttpHandlerRecipe.Create(policy ?? Local, resolve ?? ResolveLocally, Pool)) { Timeout = Timeout.InfiniteTimeSpan };

    public static ConnectionTransport Transport(HttpClient client, AnswerLimits? limits = null) =>
        new(() => client, limits ?? Limits, TimeProvider.System);

    public static ExchangeSetting Setting(ConnectionProgram connection, HttpClient client, AnswerLimits? limits = null) => new()
    {
        Connection = connection,
        MostAtOnce = 16,
        CredentialName = "demo",
        Transport = Transport(client, limits),
        Policy = Local,
        Tokens = new MemoryTokenStore(),
        Secrets = new(),
        Retries = new(0, TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(5)),
        Clock = TimeProvider.System,
        Chance = () => 0.5,
    };

    public static OperationSender Sender(ConnectionProgram connection, HttpClient client, AnswerLimits? limits = null) =>
        new(Setting(connection, client, limits));
}
