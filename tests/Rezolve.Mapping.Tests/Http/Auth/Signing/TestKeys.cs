using System.Security.Cryptography;

namespace Rezolve.Mapping.Tests.Http.Auth.Signing;

/// <summary>Keys made for this run of the tests.</summary>
internal static class TestKeys
{
    public static RSA Rsa { get; } = RSA.Create(2048);

    public static string RsaPem { get; } = Rsa.ExportPkcs8PrivateKeyPem();

    public static string SmallRsaPem { get; } = RSA.Create(1024).ExportPkcs8PrivateKeyPem();

    public static ECDsa Curve(int bits) => bits switch { 256 => P256, 384 => P384, _ => P521 };

    private static ECDsa P256 { get; } = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    private static ECDsa P384 { get; } = ECDsa.Create(ECCurve.NamedCurves.nistP384);

    private static ECDsa P521 { get; } = ECDsa.Create(ECCurve.NamedCurves.nistP521);
}
