using System.Net;
using Rezolve.Mapping.Http.Requests;
using Rezolve.Mapping.Programs.Connections;

namespace Rezolve.Mapping.Http.Transport;

/// <summary>Which hosts a connection may send requests to, and which of them are sent credentials.</summary>
/// <param name="origin">The base address: its host is allowed, and the only one that is sent credentials unasked.</param>
/// <param name="allowed">Further hosts.</param>
/// <param name="policy">Whether private networks are allowed.</param>
internal sealed class HostRules(Uri? origin, IReadOnlyList<AllowedHost> allowed, AddressPolicy policy)
{
    /// <summary>Why a request may not be sent to the address, or null where it may.</summary>
    public string? FaultOf(Uri address)
    {
        if (address.UserInfo.Length > 0)
            return $"the address for {address.IdnHost} holds a user name or password";
        if (address.Scheme != Uri.UriSchemeHttps && !(address.Scheme == Uri.UriSchemeHttp && policy.PrivateAddresses && IsLoopback(address)))
            return $"{address.Scheme}://{address.IdnHost} is not https";
        if (!IsListed(address))
            return $"the host '{address.IdnHost}' is neither the base address's nor among allowedHosts";
        if (!address.IsDefaultPort && (origin is null ? !(policy.PrivateAddresses && IsLoopback(address)) : address.Port != origin.Port))
            return $"port {address.Port} of {address.IdnHost} is neither the usual one nor the base address's";
        return IPAddress.TryParse(address.IdnHost.Trim('[', ']'), out var literal) && !AddressRanges.Allows(policy, literal)
            ? $"{address.IdnHost} is an address that this connection may not reach"
            : null;
    }

    /// <summary>Whether credentials may go to the address.</summary>
    public bool SendsCredentials(Uri address) =>
        (origin is not null && AddressText.SameOrigin(address, origin))
        || (address.Scheme == Uri.UriSchemeHttps && allowed.Any(host => host.Credentials && IsHost(host.Pattern, address.IdnHost)));

    private bool IsListed(Uri address) =>
        (origin is not null && IsHost(origin.IdnHost, address.IdnHost)) || allowed.Any(host => Matches(host.Pattern, address.IdnHost));

    private static bool Matches(string pattern, string host) =>
        pattern.StartsWith("*.", StringComparison.Ordinal)
            ? host.Length > pattern.Length - 1 && host.EndsWith(pattern[1..], StringComparison.OrdinalIgnoreCase)
            : IsHost(pattern, host);

    private static bool IsHost(string pattern, string host) => pattern.Equals(host, StringComparison.OrdinalIgnoreCase);

    private static bool IsLoopback(Uri address) =>
        IsHost("localhost", address.IdnHost)
        || (IPAddress.TryParse(address.IdnHost.Trim('[', ']'), out var literal) && IPAddress.IsLoopback(literal));
}
