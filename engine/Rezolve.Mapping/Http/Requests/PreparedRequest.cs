using System.Text;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Http.Requests.Bodies;
using Rezolve.Mapping.Programs.Operations;

namespace Rezolve.Mapping.Http.Requests;

/// <summary>A request with everything filled in but its credentials: what is sent, shown and compared in test cases.</summary>
internal sealed record PreparedRequest
{
    /// <summary>The operation's name in the manifest.</summary>
    public required string OperationName { get; init; }

    /// <summary>Where the operation stands in the manifest.</summary>
    public required SourcePlace Place { get; init; }

    /// <summary>GET, POST, PUT, PATCH, DELETE or HEAD.</summary>
    public required string Method { get; init; }

    /// <summary>The absolute address.</summary>
    public required Uri Uri { get; init; }

    /// <summary>Header fields in the order they are sent.</summary>
    public IReadOnlyList<HeaderField> Headers { get; init; } = [];

    /// <summary>The body's bytes; null where there is none or it is streamed.</summary>
    public ReadOnlyMemory<byte>? Body { get; init; }

    /// <summary>The body in pieces, some of them files; null where it is not streamed.</summary>
    public StreamedBody? Streamed { get; init; }

    /// <summary>The body for people; null where there is none.</summary>
    public string? BodyText => Streamed?.Show() ?? (Body is { } body ? Encoding.UTF8.GetString(body.Span) : null);

    /// <summary>How the body of a success is handed out; null where it is read.</summary>
    public StreamingProgram? Streaming { get; init; }

    /// <summary>GET and HEAD: may be repeated at will.</summary>
    public bool IsRead => Method is "GET" or "HEAD";

    /// <summary>The value of a header field, or null.</summary>
    public string? Header(string name)
    {
        foreach (var field in Headers)
        {
            if (field.Is(name))
                return field.Value;
        }
        return null;
    }

    /// <summary>The request as text: its line, its fields, an empty line and the body, with every known secret masked.</summary>
    public string Render(SecretMask secrets)
    {
        var text = new StringBuilder().Append(Method).Append(' ').Append(Uri.AbsoluteUri).Append('\n');
        foreach (var field in Headers)
            text.Append(field.Name).Append(": ").Append(field.Value).Append('\n');
        if (BodyText is { } body)
            text.Append('\n').Append(body).Append('\n');
        return secrets.Mask(text.ToString());
    }

    /// <summary>Shows no values, which may be secret: use <see cref="Render"/>.</summary>
    public override string ToString() => $"{Method} {Uri.GetLeftPart(UriPartial.Path)} ({OperationName})";
}
