using Rezolve.Mapping.Http.Requests;

namespace Rezolve.Mapping.Http.Transport;

/// <summary>Finds secrets that a request would carry to a host that may not have them.</summary>
internal static class SecretLeak
{
    /// <summary>
    /// The fault of a request whose address or own header fields hold a known secret though its host is sent none; null where all is well.
    /// </summary>
    public static RequestFault? Of(PreparedRequest request, HostRules rules, SecretMask secrets)
    {
        if (rules.SendsCredentials(request.Uri))
            return null;
        var carrier = secrets.IsIn(request.Uri.AbsoluteUri) ? "address" : null;
        foreach (var field in request.Headers)
        {
            if (field.Source == HeaderSource.Operation && secrets.IsIn(field.Value))
                carrier ??= $"header '{field.Name}'";
        }
        if (carrier is null)
            return null;
        var host = request.Uri.IdnHost;
        return new($"The {carrier} holds a secret, and {host} may not have it; list the host with \"credentials\": true if it may.", request.Place);
    }
}
