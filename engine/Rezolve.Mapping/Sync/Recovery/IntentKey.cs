using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Rezolve.Mapping.Hub;

namespace Rezolve.Mapping.Sync.Recovery;

/// <summary>
/// The key of something that is made in another system. It names the origin and nothing else, so it is the same for every target and attempt,
/// after a restart and after a restore; with a version or a link in it, each of these would make a twin.
/// </summary>
internal static class IntentKey
{
    private const int Length = 34;
    private static readonly SearchValues<byte> DigitBytes = SearchValues.Create("abcdefghijklmnopqrstuvwxyz234567"u8);
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

    /// <summary>The key with which a ticket is made in any system.</summary>
    public static string Of(string tenant, HubTicket ticket) =>
        ticket.MadeWith ?? Of(tenant, ticket.Origin?.Connection ?? "hub", ticket.Origin?.Key ?? ticket.Id, "ticket");

    /// <summary>The first key that stands somewhere in a text; null where none does.</summary>
    public static string? In(ReadOnlySpan<byte> text)
    {
        for (var at = 0; text[at..].IndexOf("rz"u8) is var next and >= 0; at += next + 1)
        {
            var found = text[(at + next)..];
            if (found.Length >= Length && found[2..Length].IndexOfAnyExcept(DigitBytes) < 0 && (found.Length == Length || !char.IsAsciiLetterOrDigit((char)found[Length]))
                && (at + next == 0 || !char.IsAsciiLetterOrDigit((char)text[at + next - 1])))
                return Encoding.ASCII.GetString(found[..Length]);
        }
        return null;
    }

    // Base32 of the first 160 bits. The letters in front tell people whose key it is, and keep digits from standing first.
    private static string Written(byte[] digest) => string.Create(Length, digest, (text, bytes) =>
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
