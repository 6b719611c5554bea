using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Rezolve.Mapping.Webhooks.Reading;

/// <summary>The body of a delivery, JSON or a form, read once and only when it is asked for. A name that stands twice in one object is a fault: two readers could see two things.</summary>
/// <param name="bytes">The body.</param>
/// <param name="depth">How deep it may be nested.</param>
/// <param name="isForm">It came as a form; else it is JSON.</param>
internal sealed class WebhookBody(ReadOnlyMemory<byte> bytes, int depth, bool isForm = false)
{
    private bool _isRead;
    private JsonElement? _root;
    private string? _fault;

    /// <summary>What it holds; null where it is empty or no JSON.</summary>
    public JsonElement? Root
    {
        get
        {
            Read();
            return _root;
        }
    }

    /// <summary>Why it is no JSON; null where it is, and where there is none.</summary>
    public string? Fault
    {
        get
        {
            Read();
            return _fault;
        }
    }

    private void Read()
    {
        if (_isRead)
            return;
        _isRead = true;
        if (bytes.IsEmpty)
            return;
        // Whoever reads text of it later must find some.
        if (!Utf8.IsValid(bytes.Span))
        {
            _fault = "the body is no UTF-8 text";
            return;
        }
        _root = isForm ? Form() : Parsed(bytes, "the body");
    }

    private JsonElement? Form()
    {
        if (!FormBody.TryRead(bytes.Span, out var members))
        {
            _fault = "the body is no UTF-8 text";
            return null;
        }
        var written = new ArrayBufferWriter<byte>(bytes.Length + 2);
        using (var json = new Utf8JsonWriter(written))
        {
            json.WriteStartObject();
            foreach (var (name, texts) in members)
            {
                if (texts is not [var text] || !FormBody.IsJson(name, text))
                    FormBody.Write(json, name, texts);
                else if (Parsed(Encoding.UTF8.GetBytes(text), $"its {name}") is { } document)
                {
                    json.WritePropertyName(name);
                    document.WriteTo(json);
                }
                else
                    return null;
            }
            json.WriteEndObject();
        }
        return JsonDocument.Parse(written.WrittenMemory).RootElement;
    }

    private JsonElement? Parsed(ReadOnlyMemory<byte> text, string what)
    {
        try
        {
            return JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = depth, AllowDuplicateProperties = false }).RootElement;
        }
        catch (InvalidOperationException)
        {
            // What names are the same cannot be told where one of them is half a character.
            _fault = $"{what} is no JSON that can be read: a name in it is no text";
        }
        catch (JsonException problem)
        {
            _fault = problem.LineNumber is { } line ? $"{what} is no JSON that can be read (line {line + 1})" : $"{what} is no JSON that can be read";
        }
        return null;
    }
}
