using System.Text;
using System.Text.Json;
using Rezolve.Mapping.Http.Answers;
using Rezolve.Mapping.Http.Requests;

namespace Rezolve.Mapping.Cli.Connections;

/// <summary>Shows requests and answers, secrets masked.</summary>
internal static class RequestView
{
    /// <summary>Writes a request as a member.</summary>
    public static void Write(Utf8JsonWriter json, PreparedRequest request, SecretMask secrets)
    {
        json.WriteStartObject("request");
        json.WriteString("method", request.Method);
        json.WriteString("url", secrets.Mask(request.Uri.AbsoluteUri));
        json.WriteStartObject("headers");
        foreach (var field in request.Headers)
            json.WriteString(field.Name, secrets.Mask(field.Value));
        json.WriteEndObject();
        if (request.Streamed is { } streamed)
            json.WriteString("body", secrets.Mask(streamed.Show()));
        else if (request.Body is { } body)
            WriteBody(json, body, secrets);
        json.WriteEndObject();
    }

    /// <summary>Writes an answer as a member.</summary>
    public static void Write(Utf8JsonWriter json, Answer answer, SecretMask secrets)
    {
        json.WriteStartObject("answer");
        json.WriteNumber("status", answer.Status);
        json.WriteStartObject("headers");
        foreach (var (name, value) in answer.Headers)
            json.WriteString(name, secrets.Mask(value));
        json.WriteEndObject();
        if (answer.Body.Length > 0)
            WriteBody(json, answer.Body, secrets);
        json.WriteEndObject();
    }

    // A body that is no JSON is shown as the text it is.
    private static void WriteBody(Utf8JsonWriter json, ReadOnlyMemory<byte> body, SecretMask secrets)
    {
        var text = secrets.Mask(Encoding.UTF8.GetString(body.Span));
        json.WritePropertyName("body");
        try
        {
            using var document = JsonDocument.Parse(text);
            document.RootElement.WriteTo(json);
        }
        catch (JsonException)
        {
            json.WriteStringValue(text);
        }
    }
}
