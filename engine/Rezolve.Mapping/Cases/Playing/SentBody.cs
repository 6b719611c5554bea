using System.Text;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Cases.Playing;

/// <summary>A body as it was, or would be, sent; read as the case expects it.</summary>
/// <param name="Bytes">The bytes; empty where there is none.</param>
/// <param name="ContentType">Its Content-Type; null where none was sent.</param>
internal sealed record SentBody(ReadOnlyMemory<byte> Bytes, string? ContentType)
{
    private string Text => Encoding.UTF8.GetString(Bytes.Span);

    /// <summary>The body as JSON; undefined where there is none. What is no JSON is shown as the text it is.</summary>
    public Value AsJson() => Bytes.IsEmpty ? Value.Undefined : Json(Text);

    /// <summary>The body as text; undefined where there is none.</summary>
    public Value AsText() => Bytes.IsEmpty ? Value.Undefined : Value.Of(Text);

    /// <summary>The names and values of a form; what is no form is shown as text.</summary>
    public Value AsForm() => ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.Ordinal) == true ? FormMembers.Of(Text) : AsText();

    /// <summary>The parts of a form, each { name, value or file, fileName, contentType }; what has no parts is shown as text.</summary>
    public Value AsParts()
    {
        var boundary = ContentType?.Split("boundary=") is [_, var written] ? written.Trim('"') : null;
        if (boundary is null)
            return AsText();
        var parts = Text.Split($"--{boundary}");
        return Value.Of([.. parts.Skip(1).Where(part => !part.StartsWith("--", StringComparison.Ordinal)).Select(Part)]);
    }

    /// <summary>The body as a case would write it, with the member it would write it as.</summary>
    public (string Member, Value Value) Written()
    {
        if (ContentType?.StartsWith("multipart/", StringComparison.Ordinal) == true)
            return ("multipart", AsParts());
        if (AsForm() is { Kind: ValueKind.Object } form)
            return ("form", form);
        var json = AsJson();
        return (json.Kind == ValueKind.Text && ContentType != "application/json" ? "text" : "body", json);
    }

    private static Value Part(string part)
    {
        var split = part.Split("\r\n\r\n", 2);
        var fields = split[0].Split("\r\n", StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(": ", 2)).ToDictionary(field => field[0], field => field[^1], StringComparer.OrdinalIgnoreCase);
        var (name, fileName) = Names(fields.GetValueOrDefault("Content-Disposition", ""));
        var content = split[^1][..^2];
        return Value.Of(new ValueObject
        {
            ["name"] = Value.Of(name),
            [fileName is null ? "value" : "file"] = fields.GetValueOrDefault("Content-Type") == "application/json" ? Json(content) : Value.Of(content),
            ["fileName"] = fileName is null ? Value.Undefined : Value.Of(fileName),
            ["contentType"] = fields.TryGetValue("Content-Type", out var type) ? Value.Of(type) : Value.Undefined,
        });
    }

    private static (string? Name, string? FileName) Names(string disposition)
    {
        string? Find(string name) => disposition.Split($"; {name}=\"") is [_, var rest, ..] ? rest.Split('"')[0] : null;
        return (Find("name"), Find("filename"));
    }

    private static Value Json(string text)
    {
        var value = ValueJson.Read(Encoding.UTF8.GetBytes(text));
        return value.IsFault ? Value.Of(text) : value;
    }
}
