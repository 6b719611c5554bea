using Rezolve.Mapping.Checkup.Seen;
using Rezolve.Mapping.Hosting;

namespace Rezolve.Mapping.Checkup.Asking;

/// <summary>
/// Which scopes a connector asks for and its token was not given. A server that grants fewer than were asked for says so beside the token (RFC 6749, 5.1); one that
/// says nothing granted all.
/// </summary>
internal static class ScopeLack
{
    // It stands for what was granted to the client before, whatever that is.
    private const string Granted = "/.default";

    // It asks for a refresh token, which says by being there that it was granted (OpenID Connect Core 1.0, 11).
    private const string Refresh = "offline_access";

    /// <summary>Which.</summary>
    /// <param name="runtime">The connection, after it was tried.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static async Task<IReadOnlyList<LackedScope>> OfAsync(ConnectionRuntime runtime, CancellationToken cancellation)
    {
        if (await runtime.Sender.GrantAsync(cancellation).ConfigureAwait(false) is not { } grant)
            return [];
        var given = grant.Given.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. from scope in grant.Asked
               where !given.Contains(scope.Key) && !scope.Key.EndsWith(Granted, StringComparison.Ordinal) && !(scope.Key == Refresh && grant.IsRenewable)
               select new LackedScope(scope.Key, scope.Value),
        ];
    }
}
