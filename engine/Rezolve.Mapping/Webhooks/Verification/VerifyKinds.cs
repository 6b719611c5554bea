using Rezolve.Mapping.Language;
using Rezolve.Mapping.Webhooks.Verification.Kinds;

namespace Rezolve.Mapping.Webhooks.Verification;

/// <summary>The ways in which a delivery is known to be genuine.</summary>
internal static class VerifyKinds
{
    /// <summary>All of them.</summary>
    public static KindFamily All { get; } = new("verify",
        [new HmacVerify(), new BasicVerify(), new TokenVerify(), new JwtVerify(), new ClientCertificateVerify(), new NoneVerify()]);
}
