using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Http.Requests;
using Rezolve.Mapping.Http.Transport;
using Rezolve.Mapping.Programs.Operations;

namespace Rezolve.Mapping.Http;

/// <summary>A request with the hosts it may go to, or why it may not be sent.</summary>
/// <param name="Request">The request; null where it cannot be sent.</param>
/// <param name="Rules">The hosts.</param>
/// <param name="Fault">Why it cannot be sent; null where it can.</param>
internal readonly record struct GuardedRequest(PreparedRequest? Request, HostRules? Rules, RequestFault? Fault)
{
    /// <summary>Builds the request of an operation, and refuses one that would carry a secret where none may go.</summary>
    /// <param name="operation">What to send.</param>
    /// <param name="setting">The connection, its hosts and secrets.</param>
    /// <param name="scope">The values of its slots.</param>
    /// <param name="pageUrl">The address of a next page instead of its own; null for its own.</param>
    public static GuardedRequest Build(OperationProgram operation, ExchangeSetting setting, Scope scope, string? pageUrl)
    {
        var build = RequestBuilder.Build(operation, setting.Connection, scope, pageUrl, setting.Chance);
        if (build.Request is not { } request)
            return new(null, null, build.Fault);
        var origin = AddressBuilder.BaseOf(setting.Connection.BaseUrl, scope, out _);
        var rules = new HostRules(origin, setting.Connection.AllowedHosts, setting.Policy);
        return SecretLeak.Of(request, rules, setting.Secrets) is { } leak ? new(null, null, leak) : new(request, rules, null);
    }
}
