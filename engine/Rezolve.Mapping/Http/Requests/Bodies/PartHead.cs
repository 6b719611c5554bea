using System.Text;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Programs.Slots;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Http.Requests.Bodies;

/// <summary>The header fields of a part.</summary>
internal sealed class PartHead
{
    /// <summary>The part's name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>The file name that is written; null where none is.</summary>
    public string? FileName { get; private set; }

    /// <summary>The media type that is written; null where none is.</summary>
    public string? ContentType { get; private set; }

    /// <summary>Reads what the part's slots give.</summary>
    /// <returns>Null, or why it cannot be, as the rest of a sentence that begins with the part.</returns>
    public string? Read(PartProgram part, Scope scope)
    {
        Name = Text(part.Name, scope, out var fault) ?? "";
        if (fault is null && Name.Length == 0)
            return "has no name";
        FileName = fault is null ? Text(part.FileName, scope, out fault) : null;
        ContentType = fault is null ? Text(part.ContentType, scope, out fault) : null;
        if (fault is not null)
            return $"'{Name}' {fault}";
        return ContentType is null || MediaTypes.IsOne(ContentType) ? null : $"'{Name}' has a contentType that is no media type";
    }

    /// <summary>The fields as they are sent, with the empty line behind them.</summary>
    public string Text(string? fileName, string? contentType)
    {
        var text = new StringBuilder("Content-Disposition: form-data; name=\"").Append(Quoted(Name)).Append('"');
        if (fileName is not null)
            text.Append("; filename=\"").Append(Quoted(fileName)).Append('"');
        if (contentType is not null)
            text.Append("\r\nContent-Type: ").Append(contentType);
        return text.Append("\r\n\r\n").ToString();
    }

    // As browsers do it: UTF-8 as it is, and what could end the text or the line percent-encoded. RFC 7578, section 4.2, forbids
    // the filename* of RFC 8187 here, and servers have been seen to take a backslash for a part of the name.
    private static string Quoted(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var c in name)
        {
            if (c is '"' || c < ' ' || c == '\u007F')
                text.Append('%').Append(((int)c).ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
            else
                text.Append(c);
        }
        return text.ToString();
    }

    private static string? Text(ValueSlot? slot, Scope scope, out string? fault)
    {
        fault = null;
        var value = slot?.Evaluate(scope) ?? Value.Undefined;
        if (value.IsNothing)
            return null;
        if (ValueText.Has(value))
            return ValueText.Of(value);
        fault = value.IsFault ? $"cannot be computed: {value.Text}" : $"has {NamedValues.WordOf(value)} where text is due";
        return null;
    }
}
