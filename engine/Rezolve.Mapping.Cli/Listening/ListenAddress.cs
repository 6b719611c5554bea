using System.Net;

namespace Rezolve.Mapping.Cli.Listening;

/// <summary>Where deliveries are taken.</summary>
internal static class ListenAddress
{
    /// <summary>Reads an address such as <c>127.0.0.1:8090</c>, <c>[::1]:8090</c> or <c>localhost:8090</c>; port 0 takes any that is free.</summary>
    /// <param name="text">What the operator wrote.</param>
    /// <param name="isPublic">Whether an address may be taken that others reach.</param>
    /// <param name="fault">Why it is none; null where it is one.</param>
    public static IPEndPoint? Parse(string text, bool isPublic, out string? fault)
    {
        var written = text.StartsWith("localhost:", StringComparison.OrdinalIgnoreCase) ? $"127.0.0.1:{text["localhost:".Length..]}" : text;
        if (!IPEndPoint.TryParse(written, out var end) || !written.Contains(':') || !written.EndsWith($":{end.Port}", StringComparison.Ordinal))
        {
            fault = $"'{text}' is no address with a port.";
            return null;
        }
        fault = IPAddress.IsLoopback(end.Address) || isPublic ? null : $"{end.Address} is reached by others, and what they send is not encrypted here.";
        return fault is null ? end : null;
    }
}
