using System.Text;
using Rezolve.Mapping.Programs.Slots;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Webhooks.Verification;

/// <summary>What was signed, as bytes: where the whole body stands in it, its bytes as they came and never text written anew.</summary>
internal static class SignedBytes
{
    private const string Body = "rawBody";

    /// <summary>The bytes of a slot; null where a part of it has no text, with the reason.</summary>
    public static byte[]? Of(ValueSlot slot, VerifyCall call, out string? problem)
    {
        problem = null;
        using var bytes = new MemoryStream(call.RawBody.Length + 256);
        foreach (var part in slot is TemplateSlot template ? template.Parts : [slot])
        {
            if (part is ExpressionSlot { Program.Source: var source } && source.Trim() == Body)
            {
                bytes.Write(call.RawBody.Span);
                continue;
            }
            var value = part.Evaluate(call.Scope);
            if (!ValueText.Has(value))
            {
                problem = value.IsFault ? call.Secrets.Mask(value.Text) : "a part of what is signed is not there";
                return null;
            }
            bytes.Write(Encoding.UTF8.GetBytes(ValueText.Of(value)));
        }
        return bytes.ToArray();
    }
}
