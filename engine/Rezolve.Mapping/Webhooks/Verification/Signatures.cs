using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Rezolve.Mapping.Webhooks.Verification;

/// <summary>Signatures as senders write them: one or several, each with or without a word before it.</summary>
internal static partial class Signatures
{
    // A sender names one for each of its keys, and changes these one by one.
    private const int MostSignatures = 16;

    /// <summary>Whether one of the signatures is the keyed digest of the bytes under one of the keys. All are tried.</summary>
    /// <param name="algorithm">sha1, sha256, sha384 or sha512.</param>
    /// <param name="encoding">hex, base64 or base64Url.</param>
    /// <param name="keys">The keys' bytes.</param>
    /// <param name="signed">What is signed.</param>
    /// <param name="signature">The signatures, with commas, semicolons or spaces between.</param>
    public static bool AnyMatches(string algorithm, string encoding, IEnumerable<byte[]> keys, ReadOnlySpan<byte> signed, string signature)
    {
        var given = Parse(signature, encoding);
        var found = false;
        foreach (var key in keys)
        {
            var due = CryptographicOperations.HmacData(new HashAlgorithmName(algorithm.ToUpperInvariant()), key, signed);
            foreach (var one in given)
                found |= CryptographicOperations.FixedTimeEquals(one, due);
        }
        return found;
    }

    /// <summary>The bytes of each signature; what cannot be decoded is left out.</summary>
    public static IReadOnlyList<byte[]> Parse(string text, string encoding) =>
    [
        .. text.Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries).Take(MostSignatures * 2)
            .Select(part => Decode(Prefix().Replace(part, ""), encoding)).OfType<byte[]>().Take(MostSignatures),
    ];

    private static byte[]? Decode(string text, string encoding)
    {
        try
        {
            return encoding switch
            {
                "hex" => Convert.FromHexString(text),
                "base64" => Convert.FromBase64String(text),
                _ => Base64Url.DecodeFromChars(text),
            };
        }
        catch (FormatException)
        {
            return null;
        }
    }

    // A word, an equals sign, and something after it that is no padding.
    [GeneratedRegex(@"^[A-Za-z0-9_.-]{1,20}=(?=[^=])", RegexOptions.CultureInvariant)]
    private static partial Regex Prefix();
}
