using System.Net;
using System.Net.Sockets;

namespace Rezolve.Mapping.Http.Transport;

/// <summary>Finds the addresses of a host.</summary>
internal delegate Task<IPAddress[]> ResolveHost(string host, CancellationToken cancellation);

/// <summary>
/// Makes the one kind of handler that connections send through: no proxy, no cookie jar, no redirects, no decompression of its own.
/// </summary>
internal static class HttpHandlerRecipe
{
    private const int LongestHeadersKilobytes = 64;

    /// <summary>Makes a handler. It connects to the very address it has checked, so a second look-up cannot change the answer.</summary>
    /// <param name="policy">Which networks may be reached.</param>
    /// <param name="resolve">Finds the addresses of a host.</param>
    /// <param name="limits">How long connecting may take, how long connections are kept.</param>
    public static SocketsHttpHandler Create(AddressPolicy policy, ResolveHost resolve, PoolLimits limits) => new()
    {
        UseProxy = false,
        UseCookies = false,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        ConnectTimeout = limits.ConnectTimeout,
        PooledConnectionLifetime = limits.ConnectionLifetime,
        PooledConnectionIdleTimeout = limits.IdleLifetime,
        MaxConnectionsPerServer = limits.ConnectionsPerServer,
        MaxResponseHeadersLength = LongestHeadersKilobytes,
        ConnectCallback = (context, cancellation) => ConnectAsync(policy, resolve, context.DnsEndPoint, cancellation),
    };

    private static async ValueTask<Stream> ConnectAsync(AddressPolicy policy, ResolveHost resolve, DnsEndPoint target, CancellationToken cancellation)
    {
        var addresses = await resolve(target.Host, cancellation).ConfigureAwait(false);
        var allowed = Array.FindAll(addresses, address => AddressRanges.Allows(policy, address));
        if (allowed.Length == 0 && addresses.Length > 0)
            throw new BlockedAddressException(target.Host);
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, target.Port, cancellation).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>How connections are opened and kept.</summary>
/// <param name="ConnectTimeout">How long opening one may take.</param>
/// <param name="ConnectionLifetime">How long one is used before the host is looked up anew.</param>
/// <param name="IdleLifetime">How long an unused one is kept.</param>
/// <param name="ConnectionsPerServer">How many may be open to one server.</param>
internal sealed record PoolLimits(TimeSpan ConnectTimeout, TimeSpan ConnectionLifetime, TimeSpan IdleLifetime, int ConnectionsPerServer);

/// <summary>The host has no address that may be reached. Thrown inside the handler, where no value can be returned.</summary>
internal sealed class BlockedAddressException(string host)
    : IOException($"The host '{host}' has only addresses that this connection may not reach.");
