using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Rezolve.Mapping.Http.Auth.Signing;
using Rezolve.Mapping.Values;
using Rezolve.Mapping.Webhooks.Reading;

namespace Rezolve.Mapping.Webhooks.Verification.Tokens;

/// <summary>A JSON Web Token in its compact form (RFC 7515, 7.1), taken apart; nothing of it is believed yet.</summary>
internal sealed class SignedToken
{
    private const int LongestToken = 16 * 1024;
    private const int Deepest = 16;

    private readonly byte[] _signed;
    private readonly byte[] _signature;

    private SignedToken(JwtAlgorithm algorithm, string? keyId, Value claims, byte[] signed, byte[] signature) =>
        (Algorithm, KeyId, Claims, _signed, _signature) = (algorithm, keyId, claims, signed, signature);

    /// <summary>How it says that it is signed.</summary>
    public JwtAlgorithm Algorithm { get; }

    /// <summary>The name of the key; null where it has none.</summary>
    public string? KeyId { get; }

    /// <summary>What it says.</summary>
    public Value Claims { get; }

    /// <summary>Takes a token apart; null with the reason where it is none.</summary>
    public static SignedToken? Parse(string text, out string? problem)
    {
        problem = "it is no signed token";
        if (text.Length > LongestToken || text.Split('.') is not [var head, var content, var signature])
            return null;
        if (Read(head) is not { Kind: ValueKind.Object } header || Read(content) is not { Kind: ValueKind.Object } claims || Bytes(signature) is not { } bytes)
            return null;
        if (header["alg"] is not { Kind: ValueKind.Text } name || JwtAlgorithm.All.FirstOrDefault(one => one.Name == name.Text) is not { } algorithm)
        {
            problem = "its algorithm is none that proves anything";
            return null;
        }
        if (!header["crit"].IsNothing)
        {
            problem = "it demands an extension that is not known here";
            return null;
        }
        problem = null;
        var signed = Encoding.ASCII.GetBytes(text[..(head.Length + 1 + content.Length)]);
        return new SignedToken(algorithm, header["kid"] is { Kind: ValueKind.Text } kid ? kid.Text : null, claims, signed, bytes);
    }

    /// <summary>Why none of the secrets has signed it; null where one has.</summary>
    public string? RefusalBySecret(IReadOnlyList<string> secrets)
    {
        if (!Algorithm.Name.StartsWith("HS", StringComparison.Ordinal))
            return $"its algorithm is {Algorithm.Name}, and a shared secret is due";
        var found = false;
        // Whoever knows a public key could sign with it, were it taken for a secret.
        foreach (var secret in secrets.Where(one => !one.Contains("-----BEGIN", StringComparison.Ordinal)))
            found |= CryptographicOperations.FixedTimeEquals(CryptographicOperations.HmacData(Algorithm.Hash, Encoding.UTF8.GetBytes(secret), _signed), _signature);
        return found ? null : "its signature is not that of any secret";
    }

    /// <summary>Why none of the keys has signed it; null where one has.</summary>
    public string? RefusalByKeys(IReadOnlyList<JsonWebKey> keys)
    {
        var fitting = keys.Where(key => key.Fits(Algorithm, KeyId)).ToList();
        return fitting.Count == 0 ? $"the issuer has no key for {Algorithm.Name}{(KeyId is null ? "" : " of that name")}"
            : fitting.Exists(key => key.Verifies(Algorithm, _signed, _signature)) ? null
            : "its signature is not that of the issuer's key";
    }

    private static Value Read(string part) =>
        Bytes(part) is { } bytes && new WebhookBody(bytes, Deepest).Root is { } root ? ValueJson.Read(root) : Value.Undefined;

    private static byte[]? Bytes(string part)
    {
        try
        {
            return part.Contains('=') ? null : Base64Url.DecodeFromChars(part);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
