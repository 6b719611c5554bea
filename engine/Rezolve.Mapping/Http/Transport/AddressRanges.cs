using System.Net;
using System.Net.Sockets;

namespace Rezolve.Mapping.Http.Transport;

/// <summary>Tells addresses of the public internet from all others.</summary>
/// <remarks>Source: the IANA registries of special-purpose IPv4 and IPv6 addresses (RFC 6890 and its successors).</remarks>
internal static class AddressRanges
{
    private static readonly IPNetwork[] Never =
    [
        .. Of("0.0.0.0/8", "224.0.0.0/4", "240.0.0.0/4", "169.254.0.0/16", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "198.18.0.0/15"),
        .. Of("198.51.100.0/24", "203.0.113.0/24"),
        .. Of("::/128", "ff00::/8", "fe80::/10", "fec0::/10", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32"),
        .. Of("2002::/16", "3fff::/20", "5f00::/16"),
    ];

    private static readonly IPNetwork[] Private =
        [.. Of("127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "::1/128", "fc00::/7")];

    private static readonly IPNetwork Global6 = IPNetwork.Parse("2000::/3");

    /// <summary>Whether the policy lets a connection reach the address.</summary>
    public static bool Allows(AddressPolicy policy, IPAddress address)
    {
        var plain = Plain(address);
        if (In(Private, plain))
            return policy.PrivateAddresses;
        return !In(Never, plain) && (plain.AddressFamily == AddressFamily.InterNetwork || Global6.Contains(plain));
    }

    // An IPv4 address keeps its meaning inside ::ffff:0:0/96; the older ::a.b.c.d form is outside 2000::/3 and falls there.
    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : new(address.GetAddressBytes());

    private static bool In(IPNetwork[] networks, IPAddress address) => Array.Exists(networks, network => network.Contains(address));

    private static IEnumerable<IPNetwork> Of(params string[] networks) => networks.Select(network => IPNetwork.Parse(network));
}
