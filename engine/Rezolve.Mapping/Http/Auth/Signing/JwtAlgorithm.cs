using System.Security.Cryptography;

namespace Rezolve.Mapping.Http.Auth.Signing;

/// <summary>How a JSON Web Token is signed (RFC 7518, 3.1).</summary>
/// <param name="Name">The word in the token's header: RS256.</param>
/// <param name="Summary">What it is.</param>
/// <param name="Bits">The length of its digest.</param>
internal sealed record JwtAlgorithm(string Name, string Summary, int Bits)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<JwtAlgorithm> All { get; } =
    [
        .. Family("RS", "RSA, PKCS#1 v1.5"), .. Family("PS", "RSA, PSS"), .. Family("ES", "Elliptic curve"), .. Family("HS", "A secret both sides know"),
    ];

    /// <summary>The digest.</summary>
    public HashAlgorithmName Hash => new($"SHA{Bits}");

    /// <summary>The algorithm of that name.</summary>
    public static JwtAlgorithm Of(string name) => All.First(one => one.Name == name);

    /// <summary>The curve that an algorithm of the ES family is bound to (RFC 7518, 3.4).</summary>
    public ECCurve Curve => Bits switch
    {
        256 => ECCurve.NamedCurves.nistP256,
        384 => ECCurve.NamedCurves.nistP384,
        _ => ECCurve.NamedCurves.nistP521,
    };

    /// <summary>How people call the curve.</summary>
    public string CurveName => Bits == 512 ? "P-521" : $"P-{Bits}";

    private static IEnumerable<JwtAlgorithm> Family(string prefix, string words) =>
        new[] { 256, 384, 512 }.Select(bits => new JwtAlgorithm($"{prefix}{bits}", $"{words}, SHA-{bits}{(prefix == "ES" ? $", curve P-{(bits == 512 ? 521 : bits)}" : "")}.", bits));
}
