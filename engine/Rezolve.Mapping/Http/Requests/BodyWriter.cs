using System.Text;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Http.Requests.Bodies;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Http.Requests;

/// <summary>Writes a body in the form its operation says.</summary>
internal static class BodyWriter
{
    /// <summary>The body; null where there is none or its value is faulty.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="scope">The values of its slots.</param>
    /// <param name="chance">Draws from [0, 1), for the boundary between parts.</param>
    /// <param name="fault">Why it cannot be written; null where it can.</param>
    public static WrittenBody? Write(OperationProgram operation, Scope scope, Func<double> chance, out RequestFault? fault)
    {
        if (operation.BodyForm == BodyForm.Multipart)
            return new MultipartBody(scope, Boundary.Draw(chance)).Write(operation.Parts, out fault);
        var value = operation.Body?.Evaluate(scope) ?? Value.Undefined;
        var place = operation.Body?.Place ?? operation.Place;
        return operation.BodyForm switch
        {
            BodyForm.File => OfFile(value, place, out fault),
            BodyForm.Form => Of("application/x-www-form-urlencoded", OfForm(value, place, out fault)),
            BodyForm.Text => Of("text/plain; charset=utf-8", OfText(value, place, out fault)),
            _ => Of("application/json", JsonBody.Write(value, place, out fault)),
        };
    }

    private static WrittenBody? Of(string type, ReadOnlyMemory<byte>? bytes) => bytes is null ? null : new(type, bytes);

    private static WrittenBody? OfFile(in Value body, SourcePlace place, out RequestFault? fault)
    {
        fault = null;
        if (body.IsNothing)
            return null;
        if (FileValue.Of(body, out var problem) is { } file)
            return new(file.MediaType, null, new StreamedBody([BodyPiece.Of(file)]));
        fault = new($"The body {problem}.", place);
        return null;
    }

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
