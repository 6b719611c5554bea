using System.Security.Cryptography;
using System.Text;

namespace Rezolve.Mapping.Http.Auth.Signing;

/// <summary>Signs bytes as an algorithm of RFC 7518 says.</summary>
internal static class JwtSigner
{
    /// <summary>The signature, or why the key cannot make it: exactly one of the two.</summary>
    /// <param name="algorithm">How.</param>
    /// <param name="key">PEM, or for the HS family the secret's text.</param>
    /// <param name="content">What is signed.</param>
    /// <param name="problem">What is wrong with the key and what is due.</param>
    public static byte[]? Sign(JwtAlgorithm algorithm, string key, byte[] content, out string? problem) => algorithm.Name[..2] switch
    {
        "HS" => WithSecret(algorithm, key, content, out problem),
        "ES" => OnCurve(algorithm, key, content, out problem),
        "RS" => WithRsa(algorithm, key, content, RSASignaturePadding.Pkcs1, out problem),
        _ => WithRsa(algorithm, key, content, RSASignaturePadding.Pss, out problem),
    };

    private static byte[]? WithSecret(JwtAlgorithm algorithm, string key, byte[] content, out string? problem)
    {
        var secret = Encoding.UTF8.GetBytes(key);
        // Whoever knows a public key could sign with it, were it taken for a secret.
        problem = key.Contains("-----BEGIN", StringComparison.Ordinal) ? $"it is a PEM key; {algorithm.Name} takes a secret text"
            : secret.Length < algorithm.Bits / 8 ? $"it is too short; {algorithm.Name} takes {algorithm.Bits / 8} bytes or more"
            : null;
        return problem is null ? CryptographicOperations.HmacData(algorithm.Hash, secret, content) : null;
    }

    private static byte[]? OnCurve(JwtAlgorithm algorithm, string pem, byte[] content, out string? problem)
    {
        using var key = PrivateKeys.Curve(pem, algorithm, out problem);
        return key?.SignData(content, algorithm.Hash, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }

    private static byte[]? WithRsa(JwtAlgorithm algorithm, string pem, byte[] content, RSASignaturePadding padding, out string? problem)
    {
        using var key = PrivateKeys.Rsa(pem, algorithm, out problem);
        return key?.SignData(content, algorithm.Hash, padding);
    }
}
