using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Rezolve.Mapping.Sync.Recovery;

/// <summary>
/// The key of something that is made in another system. It names the origin and nothing else, so it is the same for every target and attempt,
/// after a restart and after a restore; with a version or a link in it, each of these would make a twin.
/// </summary>
internal static class IntentKey
{
    private const string Digits = "abcdefghijklmnopqrstuvwxyz234567";

    /// <summary>The key: 34 lower-case letters and digits, safe in headers, addresses, queries and custom fields.</summary>
    /// <param name="tenant">Whose it is.</param>
    /// <param name="connection">The connection it came from; <c>hub</c> for what was born in the hub.</param>
    /// <param name="key">Its key there, or the hub's id.</param>
    /// <param name="kind">What is made, such as <c>ticket</c>.</param>
    /// <param name="part">Which part of it; empty for the whole.</param>
    public static string Of(string tenant, string connection, string key, string kind, string part = "")
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[4];
        foreach (var text in (ReadOnlySpan<string>)[tenant, connection, key, kind, part])
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            // With its length before it, no text can lend characters to its neighbour and make two origins one.
            BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }
        return Written(hash.GetHashAndReset());
    }

    // Base32 of the first 160 bits. The letters in front tell people whose key it is, and keep digits from standing first.
    private static string Written(byte[] digest) => string.Create(34, digest, (text, bytes) =>
    {
        "rz".CopyTo(text);
        for (var i = 0; i < 32; i++)
        {
            var bit = i * 5;
            var pair = (bytes[bit / 8] << 8) | bytes[(bit / 8) + 1];
            text[i + 2] = Digits[(pair >> (11 - (bit % 8))) & 31];
        }
    });
}
