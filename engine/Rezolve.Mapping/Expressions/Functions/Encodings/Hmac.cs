using System.Security.Cryptography;
using System.Text;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Functions.Encodings;

/// <summary><c>hmac(algorithm, key, s, encoding)</c>.</summary>
internal static class Hmac
{
    private static readonly string[] Algorithms = ["sha1", "sha256", "sha384", "sha512"];

    public static Function Kind { get; } = new()
    {
        Name = "hmac",
        Parameters =
        [
            Parameter.Text("algorithm") with { Check = name => OneOf(Algorithms, name.Text) },
            Parameter.Text("key"),
            Parameter.Text("s"),
            Parameter.Text("encoding").Optional(Value.Of("hex")) with { Check = name => OneOf(Digests.Encodings, name.Text) },
        ],
        Result = ValueKinds.Text,
        Summary = "The keyed digest (RFC 2104) of a text under a key, both as UTF-8: sha1, sha256, sha384 or sha512, written in hex, base64 or "
            + "base64Url.",
        Examples =
        [
            new(
                "hmac('sha256', 'key', 'The quick brown fox jumps over the lazy dog', 'hex')",
                "\"f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8\""),
            new("hmac('sha1', 'key', 'The quick brown fox jumps over the lazy dog', 'base64')", "\"3nybhbi3iqa8ino29wqQcBydtNk=\""),
            new("hmac('md4', 'k', 's')", "error: 'algorithm'"),
        ],
        Code = Run,
    };

    private static string? OneOf(IReadOnlyList<string> names, string name) =>
        names.Contains(name) ? null : $"has to be one of {string.Join(", ", names)}";

    private static Value Run(ReadOnlySpan<Value> arguments)
    {
        string algorithm = arguments[0].Text, encoding = arguments[3].Text;
        if (OneOf(Algorithms, algorithm) is { } unknown)
            return Value.Fault($"'algorithm' {unknown}");
        if (OneOf(Digests.Encodings, encoding) is { } unwritten)
            return Value.Fault($"'encoding' {unwritten}");
        byte[] key = Encoding.UTF8.GetBytes(arguments[1].Text), text = Encoding.UTF8.GetBytes(arguments[2].Text);
        return Value.Of(Digests.Write(algorithm switch
        {
            "sha1" => HMACSHA1.HashData(key, text),
            "sha256" => HMACSHA256.HashData(key, text),
            "sha384" => HMACSHA384.HashData(key, text),
            _ => HMACSHA512.HashData(key, text),
        }, encoding));
    }
}
