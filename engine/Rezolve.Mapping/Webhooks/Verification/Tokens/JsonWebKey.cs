using System.Buffers.Text;
using System.Security.Cryptography;
using Rezolve.Mapping.Http.Auth.Signing;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Webhooks.Verification.Tokens;

/// <summary>A public key of an issuer (RFC 7517). Its kind decides which algorithms it may verify, never the token.</summary>
internal sealed record JsonWebKey
{
    private const int LeastRsaBits = 2048;

    private readonly Value _key;

    private JsonWebKey(Value key) => _key = key;

    /// <summary>Its name; null where it has none.</summary>
    public string? Id => Text("kid");

    /// <summary>The keys of a set; those of another use, and secrets, are left out.</summary>
    public static IReadOnlyList<JsonWebKey> Of(in Value set) => set["keys"].Kind != ValueKind.List
        ? []
        : [.. set["keys"].List.Select(key => new JsonWebKey(key)).Where(key => key.Text("kty") is "RSA" or "EC" && key.Text("use") is null or "sig")];

    /// <summary>Whether it may verify what is signed so, under that name.</summary>
    public bool Fits(JwtAlgorithm algorithm, string? id) =>
        (id is null || Id is null || Id == id) && (Text("alg") ?? algorithm.Name) == algorithm.Name
        && (algorithm.Name[..2] switch
        {
            "ES" => Text("kty") == "EC" && Text("crv") == algorithm.CurveName,
            "RS" or "PS" => Text("kty") == "RSA",
            _ => false,
        });

    /// <summary>Whether it has made the signature.</summary>
    public bool Verifies(JwtAlgorithm algorithm, byte[] signed, byte[] signature)
    {
        try
        {
            return algorithm.Name[..2] == "ES" ? OnCurve(algorithm, signed, signature) : WithRsa(algorithm, signed, signature);
        }
        catch (Exception problem) when (problem is CryptographicException or FormatException)
        {
            return false;
        }
    }

    private bool OnCurve(JwtAlgorithm algorithm, byte[] signed, byte[] signature)
    {
        using var key = ECDsa.Create(new ECParameters { Curve = algorithm.Curve, Q = new ECPoint { X = Bytes("x"), Y = Bytes("y") } });
        return key.VerifyData(signed, signature, algorithm.Hash, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }

    private bool WithRsa(JwtAlgorithm algorithm, byte[] signed, byte[] signature)
    {
        using var key = RSA.Create(new RSAParameters { Modulus = Bytes("n"), Exponent = Bytes("e") });
        var padding = algorithm.Name[..2] == "RS" ? RSASignaturePadding.Pkcs1 : RSASignaturePadding.Pss;
        return key.KeySize >= LeastRsaBits && key.VerifyData(signed, signature, algorithm.Hash, padding);
    }

    private byte[] Bytes(string name) => Base64Url.DecodeFromChars(Text(name));

    private string? Text(string name) => _key[name] is { Kind: ValueKind.Text } value ? value.Text : null;
}
