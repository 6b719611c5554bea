using Rezolve.Mapping.Benchmarks.Tickets;
using Rezolve.Mapping.Calling;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Http;
using Rezolve.Mapping.Http.Auth.Tokens;
using Rezolve.Mapping.Http.Resilience;
using Rezolve.Mapping.Http.Transport;
using Rezolve.Mapping.Programs;
using Rezolve.Mapping.Sync.Systems;
using Rezolve.Mapping.Sync.Systems.Manifests;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Benchmarks.Syncing;

/// <summary>The generated tickets as a system: read over HTTP and mapped by their manifest.</summary>
internal static class DeskSystem
{
    /// <summary>Opens it.</summary>
    /// <param name="url">Where the pages are.</param>
    /// <param name="client">Sends the requests.</param>
    public static ConnectedSystem Open(string url, HttpClient client)
    {
        var program = TicketConnector.Compile(TicketConnector.Plain, new ValueObject { ["url"] = Value.Of(url) });
        return SystemOpener.TryOpen(Runtime(program, client), "ticket", [], out var system, out var fault) ? system : throw new InvalidOperationException(fault);
    }

    private static ConnectionRuntime Runtime(ConnectorProgram program, HttpClient client)
    {
        var limits = EngineLimits.Usual;
        return new ConnectionRuntime
        {
            Name = BenchSync.Source,
            Program = program,
            Sender = new OperationSender(Setting(program, client)),
            Running = new RunnerSetting
            {
                Clock = TimeProvider.System,
                Pause = RunnerSetting.PauseBy(TimeProvider.System),
                Limits = limits.Flows,
                JsonDepth = limits.Answers.JsonDepth,
                Secrets = new(),
            },
            Secrets = new(),
            Clock = TimeProvider.System,
            ScriptLimits = limits.Scripts,
        };
    }

    private static ExchangeSetting Setting(ConnectorProgram program, HttpClient client) => new()
    {
        Connection = program.Connection,
        CredentialName = BenchSync.Source,
        MostAtOnce = 1,
        Transport = new ConnectionTransport(() => client, EngineLimits.Usual.Answers, TimeProvider.System),
        Policy = new AddressPolicy(PrivateAddresses: true),
        Tokens = new MemoryTokenStore(),
        Secrets = new(),
        Retries = new RetryLimits(0, TimeSpan.Zero, TimeSpan.Zero),
        Clock = TimeProvider.System,
        Chance = () => 0,
    };
}
