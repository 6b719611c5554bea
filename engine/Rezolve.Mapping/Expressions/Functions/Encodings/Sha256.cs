using System.Security.Cryptography;
using System.Text;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Functions.Encodings;

/// <summary><c>sha256(s)</c>.</summary>
internal static class Sha256
{
    public static Function Kind { get; } = new()
    {
        Name = "sha256",
        Parameters = [Parameter.Text("s")],
        Result = ValueKinds.Text,
        Summary = "The SHA-256 digest of the UTF-8 bytes of a text, in 64 hexadecimal digits.",
        Examples = [new("sha256('abc')", "\"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\""), new("sha256(null)", "undefined")],
        Code = arguments => Value.Of(Digests.Write(SHA256.HashData(Encoding.UTF8.GetBytes(arguments[0].Text)), "hex")),
    };
}
