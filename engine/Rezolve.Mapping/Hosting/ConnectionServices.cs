using Rezolve.Mapping.Http.Auth.Tokens;
using Rezolve.Mapping.Http.Requests.Bodies;
using Rezolve.Mapping.Http.Transport;
using Rezolve.Mapping.Secrets;

namespace Rezolve.Mapping.Hosting;

/// <summary>What opening connections takes from the host: clock, chance, limits, secrets, tokens and clients.</summary>
internal sealed record ConnectionServices
{
    /// <summary>Every limit.</summary>
    public required EngineLimits Limits { get; init; }

    /// <summary>Finds secrets.</summary>
    public required SecretSource Secrets { get; init; }

    /// <summary>Keeps tokens.</summary>
    public required ITokenStore Tokens { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>Draws from [0, 1).</summary>
    public required Func<double> Chance { get; init; }

    /// <summary>Opens the files that requests send, by their keys; null where the host has none.</summary>
    public OpenContent? Files { get; init; }

    /// <summary>Gives the source of a connection's client, by its name and the networks it may reach.</summary>
    public required Func<string, AddressPolicy, Func<HttpClient>> ClientFor { get; init; }
}
