using Rezolve.Mapping.Http.Auth.Tokens;
using Rezolve.Mapping.Http.Requests;
using Rezolve.Mapping.Http.Resilience;
using Rezolve.Mapping.Http.Transport;
using Rezolve.Mapping.Programs.Connections;
using Rezolve.Mapping.Programs.Operations;

namespace Rezolve.Mapping.Http;

/// <summary>All that exchanges of one connection need; what is chance, time or limit is said here and nowhere else.</summary>
internal sealed record ExchangeSetting
{
    /// <summary>The connection.</summary>
    public required ConnectionProgram Connection { get; init; }

    /// <summary>The connector's operations by name, for ways to sign in that are operations.</summary>
    public IReadOnlyDictionary<string, OperationProgram> Operations { get; init; } = new Dictionary<string, OperationProgram>();

    /// <summary>The way to sign in; null takes the connection's only one, or none.</summary>
    public AuthOption? Auth { get; init; }

    /// <summary>The name under which the credential's tokens and budgets are kept.</summary>
    public required string CredentialName { get; init; }

    /// <summary>Sends under limits.</summary>
    public required ConnectionTransport Transport { get; init; }

    /// <summary>Which networks may be reached.</summary>
    public required AddressPolicy Policy { get; init; }

    /// <summary>Keeps tokens.</summary>
    public required ITokenStore Tokens { get; init; }

    /// <summary>What may not stand in a message.</summary>
    public required SecretMask Secrets { get; init; }

    /// <summary>How reads are repeated.</summary>
    public required RetryLimits Retries { get; init; }

    /// <summary>The most requests at once to one host; fewer while it struggles.</summary>
    public required int MostAtOnce { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>Draws from [0, 1).</summary>
    public required Func<double> Chance { get; init; }
}
