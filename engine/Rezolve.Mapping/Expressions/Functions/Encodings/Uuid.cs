using System.Security.Cryptography;
using System.Text;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Functions.Encodings;

/// <summary><c>uuid(s)</c>.</summary>
internal static class Uuid
{
    // Ours for good: another one would give every key ever made from a text another value.
    private static readonly Guid Namespace = new("5e1b7a52-6c0f-4d5e-9a3c-2f8d41b0c7e6");

    public static Function Kind { get; } = new()
    {
        Name = "uuid",
        Parameters = [Parameter.Text("s")],
        Result = ValueKinds.Text,
        GivesQuoted = true,
        Summary = "A UUID made from a text (version 5, RFC 9562, in a namespace of its own): the same text always gives the same UUID.",
        Examples =
        [
            new("uuid('a')", "\"b9e11e83-01af-5b9f-950a-f9a78c91ba49\""),
            new("uuid('a') === uuid('b')", "false"),
            new("uuid(undefined)", "undefined"),
        ],
        Code = arguments => Value.Of(Named(arguments[0].Text).ToString()),
    };

    private static Guid Named(string name)
    {
        var digest = SHA1.HashData([.. Namespace.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(name)]).AsSpan(0, 16);
        digest[6] = (byte)((digest[6] & 0x0F) | 0x50);
        digest[8] = (byte)((digest[8] & 0x3F) | 0x80);
        return new Guid(digest, bigEndian: true);
    }
}
