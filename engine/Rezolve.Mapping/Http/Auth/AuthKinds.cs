using Rezolve.Mapping.Http.Auth.Kinds;
using Rezolve.Mapping.Language;

namespace Rezolve.Mapping.Http.Auth;

/// <summary>The ways to sign in.</summary>
internal static class AuthKinds
{
    /// <summary>All of them.</summary>
    public static KindFamily All { get; } = new("auth",
        [new NoneAuth(), new ApiKeyAuth(), new BasicAuth(), new BearerAuth(), new OAuth2Auth(), new JwtAuth(), new SignAuth(), new LoginAuth()]);
}
