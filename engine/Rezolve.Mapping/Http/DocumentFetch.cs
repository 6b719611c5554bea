using Rezolve.Mapping.Http.Requests;
using Rezolve.Mapping.Http.Transport;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Http;

/// <summary>Fetches a JSON document that anybody may read, such as an issuer's public keys: guarded as every request, and without credentials.</summary>
/// <param name="setting">The connection.</param>
internal sealed class DocumentFetch(ExchangeSetting setting)
{
    /// <summary>Fetches it once.</summary>
    /// <param name="address">Its address; one that an approval has pinned.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The document, or why there is none.</returns>
    public async Task<(Value Document, string? Fault)> GetAsync(Uri address, CancellationToken cancellation)
    {
        var request = new PreparedRequest { OperationName = "keys", Place = setting.Connection.Place, Method = "GET", Uri = address };
        var rules = new HostRules(address, [], setting.Policy);
        var outcome = await setting.Transport.SendAsync(request, Credential.None, rules, setting.Connection.Timeout, cancellation).ConfigureAwait(false);
        if (outcome.Answer is not { } answer)
            return (Value.Undefined, setting.Secrets.Mask($"{address.Host} could not be asked: {outcome.Failure!.Reason}"));
        using (answer)
        {
            return answer.Status != 200 ? (Value.Undefined, $"{address.Host} answered {answer.Status}")
                : answer.Json(setting.Transport.Limits.JsonDepth, out _) is { } json ? (ValueJson.Read(json), null)
                : (Value.Undefined, $"what {address.Host} answered is no JSON");
        }
    }
}
