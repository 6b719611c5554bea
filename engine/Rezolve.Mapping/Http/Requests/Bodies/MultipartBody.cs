using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Http.Requests.Bodies;

/// <summary>Writes a multipart/form-data body (RFC 7578), part by part; a list repeats its part, absent and null leave theirs out.</summary>
/// <param name="scope">What the slots of the parts see.</param>
/// <param name="boundary">What stands between the parts.</param>
internal sealed class MultipartBody(Scope scope, string boundary)
{
    private readonly List<BodyPiece> _pieces = [];

    /// <summary>Writes the body.</summary>
    /// <param name="parts">The parts, in order.</param>
    /// <param name="fault">Why it cannot be written; null where it can.</param>
    public WrittenBody? Write(IReadOnlyList<PartProgram> parts, out RequestFault? fault)
    {
        foreach (var part in parts)
        {
            if (Add(part) is not { } problem)
                continue;
            fault = new($"The part {problem}.", part.Place);
            return null;
        }
        _pieces.Add(BodyPiece.Of($"--{boundary}--\r\n"));
        fault = null;
        return new($"multipart/form-data; boundary={boundary}", null, new StreamedBody(_pieces));
    }

    private string? Add(PartProgram part)
    {
        var head = new PartHead();
        var problem = head.Read(part, scope);
        if (problem is not null)
            return problem;
        var value = (part.File ?? part.Value)!.Evaluate(scope);
        if (value.IsNothing)
            return null;
        foreach (var item in value.Kind == ValueKind.List ? value.List : [value])
        {
            problem = part.File is null ? AddText(head, item) : AddFile(head, item);
            if (problem is not null)
                return $"'{head.Name}' {problem}";
        }
        return null;
    }

    private string? AddText(PartHead head, in Value value)
    {
        if (value.IsNothing)
            return null;
        if (!ValueText.Has(value))
            return value.IsFault ? $"cannot be computed: {value.Text}" : $"is {NamedValues.WordOf(value)}; write json(…) to make text of it";
        _pieces.Add(BodyPiece.Of($"--{boundary}\r\n{head.Text(head.FileName, head.ContentType)}{ValueText.Of(value)}\r\n"));
        return null;
    }

    private string? AddFile(PartHead head, in Value value)
    {
        if (value.IsNothing)
            return null;
        if (FileValue.Of(value, out var fault) is not { } file)
            return fault;
        // A part without a file name is read as a plain field.
        var name = head.FileName ?? file.Name ?? "file";
        _pieces.Add(BodyPiece.Of($"--{boundary}\r\n{head.Text(name, head.ContentType ?? file.MediaType)}"));
        _pieces.Add(BodyPiece.Of(file with { Name = name }));
        _pieces.Add(BodyPiece.Of("\r\n"));
        return null;
    }
}
