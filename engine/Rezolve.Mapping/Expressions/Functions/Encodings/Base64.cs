using System.Text;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Functions.Encodings;

/// <summary><c>base64(s)</c> and its inverse <c>fromBase64(s)</c>.</summary>
internal static class Base64
{
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    public static Function Kind { get; } = new()
    {
        Name = "base64",
        Parameters = [Parameter.Text("s")],
        Result = ValueKinds.Text,
        Summary = "The UTF-8 bytes of a text in base64, padded (RFC 4648 section 4).",
        Examples = [new("base64('user:pass')", "\"dXNlcjpwYXNz\""), new("base64('ü')", "\"w7w=\""), new("base64('')", "\"\"")],
        Code = arguments => TextLimit.Of(Convert.ToBase64String(Encoding.UTF8.GetBytes(arguments[0].Text))),
    };

    public static Function Inverse { get; } = new()
    {
        Name = "fromBase64",
        Parameters = [Parameter.Text("s")],
        Result = ValueKinds.Text,
        Summary = "The text whose UTF-8 bytes a base64 text writes. White space is ignored; anything else that is no base64, and bytes that are "
            + "no UTF-8, are an error.",
        Examples =
        [
            new("fromBase64('dXNlcjpwYXNz')", "\"user:pass\""),
            new("fromBase64('w7\\n w=')", "\"ü\""),
            new("fromBase64('?')", "error: base64"),
            new("fromBase64('/w==')", "error: UTF-8"),
        ],
        Code = Decode,
    };

    private static Value Decode(ReadOnlySpan<Value> arguments)
    {
        var text = arguments[0].Text;
        var bytes = new byte[(text.Length * 3L / 4) + 3];
        if (!Convert.TryFromBase64String(text, bytes, out var written))
            return Evaluation.Faults.Expected("base64", arguments[0]);
        try
        {
            return Value.Of(Strict.GetString(bytes, 0, written));
        }
        catch (DecoderFallbackException)
        {
            return Value.Fault("the bytes are not UTF-8");
        }
    }
}
