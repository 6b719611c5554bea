using System.Text;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Http.Requests;

/// <summary>Writes a body in the form its operation says.</summary>
internal static class BodyWriter
{
    /// <summary>The Content-Type of a form.</summary>
    public static string TypeOf(BodyForm form) => form switch
    {
        BodyForm.Form => "application/x-www-form-urlencoded",
        BodyForm.Text => "text/plain; charset=utf-8",
        _ => "application/json",
    };

    /// <summary>The body's bytes; null where the value is absent or faulty.</summary>
    /// <param name="form">How it is written.</param>
    /// <param name="body">The value.</param>
    /// <param name="place">Where it stands in the manifest.</param>
    /// <param name="fault">Why it cannot be written; null where it can.</param>
    public static ReadOnlyMemory<byte>? Write(BodyForm form, in Value body, SourcePlace place, out RequestFault? fault) => form switch
    {
        BodyForm.Form => OfForm(body, place, out fault),
        BodyForm.Text => OfText(body, place, out fault),
        _ => JsonBody.Write(body, place, out fault),
    };

    private static ReadOnlyMemory<byte>? OfForm(in Value body, SourcePlace place, out RequestFault? fault)
    {
        var members = QueryWriter.TextOf(body, "form", place, out fault);
        return fault is not null || body.IsNothing ? null : Encoding.UTF8.GetBytes(members.ToString().TrimStart('&'));
    }

    private static ReadOnlyMemory<byte>? OfText(in Value body, SourcePlace place, out RequestFault? fault)
    {
        fault = null;
        if (body.IsNothing)
            return null;
        if (ValueText.Has(body))
            return Encoding.UTF8.GetBytes(ValueText.Of(body));
        var kind = body.Kind == ValueKind.List ? "a list" : "an object";
        fault = new(body.IsFault ? $"The body cannot be computed: {body.Text}." : $"The body is {kind}, which has no text; write json(…) to make text of it.", place);
        return null;
    }
}
