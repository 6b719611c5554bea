using System.Text;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Functions.Encodings;

/// <summary><c>hex(s)</c>.</summary>
internal static class Hex
{
    public static Function Kind { get; } = new()
    {
        Name = "hex",
        Parameters = [Parameter.Text("s")],
        Result = ValueKinds.Text,
        Summary = "The UTF-8 bytes of a text in hexadecimal digits, small letters.",
        Examples = [new("hex('aü')", "\"61c3bc\""), new("hex('')", "\"\"")],
        Code = arguments => TextLimit.Of(Digests.Write(Encoding.UTF8.GetBytes(arguments[0].Text), "hex")),
    };
}
