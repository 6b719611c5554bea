using Rezolve.Mapping.Calling;
using Rezolve.Mapping.Hosting;
using Rezolve.Mapping.Http;
using Rezolve.Mapping.Http.Auth.Tokens;
using Rezolve.Mapping.Http.Requests;
using Rezolve.Mapping.Http.Transport;
using Rezolve.Mapping.Programs;
using Rezolve.Mapping.Programs.Connections;

namespace Rezolve.Mapping.Simulation.Connectors;

/// <summary>A connection of a connector that leads nowhere: what it maps it maps, and what it would send is never sent.</summary>
internal static class NoWire
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly DateTimeOffset Start = new(2026, 5, 4, 8, 0, 0, TimeSpan.Zero);

    /// <summary>The connection.</summary>
    /// <param name="program">The connector.</param>
    /// <param name="name">The connection's name.</param>
    public static ConnectionRuntime Of(ConnectorProgram program, string name)
    {
        var (limits, clock, secrets) = (EngineLimits.Usual, new SimulatedClock(Start), new SecretMask());
        return new ConnectionRuntime
        {
            Name = name,
            Program = program,
            Clock = clock,
            Secrets = secrets,
            // How long a script took must not decide what a run comes to.
            ScriptLimits = limits.Scripts with { CallTime = Patience, RecordTime = Patience },
            Running = new RunnerSetting { Clock = clock, Pause = RunnerSetting.PauseBy(clock), Limits = limits.Flows, JsonDepth = limits.Answers.JsonDepth, Secrets = secrets },
            Sender = new OperationSender(new ExchangeSetting
            {
                Connection = program.Connection with { Auth = new Dictionary<string, AuthOption>() },
                MostAtOnce = 1,
                Operations = program.Operations,
                CredentialName = name,
                Transport = new ConnectionTransport(() => throw new InvalidOperationException("A simulated connection sends nothing."), limits.Answers, clock),
                Policy = new AddressPolicy(PrivateAddresses: false),
                Tokens = new MemoryTokenStore(),
                Secrets = secrets,
                Retries = limits.Retries,
                Clock = clock,
                Chance = () => 0,
            }),
        };
    }
}
