using System.Net;
using System.Net.Sockets;

namespace Rezolve.Mapping.Tests.EndToEnd.Servers;

/// <summary>Ports of this machine.</summary>
internal static class Port
{
    /// <summary>One that nobody uses now.</summary>
    public static int Free()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
