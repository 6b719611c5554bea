using System.Security.Cryptography;
using System.Text;

namespace Rezolve.Mapping.Http.Auth.Tokens;

/// <summary>A short word by which a secret is recognised without being kept.</summary>
internal static class Fingerprint
{
    /// <summary>The first 16 bytes of the SHA-256, in hex.</summary>
    public static string Of(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)).AsSpan(0, 16));
}
