using System.Text.Json;
using Rezolve.Json.Reading;
using Rezolve.Mapping.Http.Answers.Decodings;
using Rezolve.Mapping.Http.Transport;
using Rezolve.Mapping.Http.Transport.Streaming;
using Rezolve.Mapping.Programs.Layouts.Scanning;

namespace Rezolve.Mapping.Http.Answers;

/// <summary>What came back: status, header fields and the whole body, decompressed, in pooled memory. Whoever holds it disposes it.</summary>
internal sealed class Answer(int status, IReadOnlyDictionary<string, string> headers, PooledBytes body, Uri uri) : IDisposable
{
    private Decoding? _decoding;
    private AnswerLimits? _limits;
    private PooledBytes? _decoded;
    private JsonDocument? _document;
    private string? _fault;

    /// <summary>The status.</summary>
    public int Status => status;

    /// <summary>Header fields by lower-case name; several of one name are joined by a comma and a space.</summary>
    public IReadOnlyDictionary<string, string> Headers => headers;

    /// <summary>The body, decompressed; not to be used after disposal.</summary>
    public ReadOnlyMemory<byte> Body => body.Memory;

    /// <summary>The address that answered, after redirects.</summary>
    public Uri Uri => uri;

    /// <summary>The body as it comes; null where it was read. The answer disposes it, unless it was kept.</summary>
    public ContentStream? Content { get; init; }

    /// <summary>How many bytes the body that comes has; null where that is known only at its end.</summary>
    public long? ContentSize { get; init; }

    /// <summary>The server's clock, from its Date field; null where it sent none.</summary>
    public DateTimeOffset? ServerDate { get; init; }

    /// <summary>When the last byte had come.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The media type without parameters, in lower case; null where none was sent.</summary>
    public string? MediaType => headers.TryGetValue("content-type", out var type) ? type.Split(';')[0].Trim().ToLowerInvariant() : null;

    /// <summary>Whether the body is JSON by its media type; a missing type is taken as JSON.</summary>
    public bool ClaimsJson => MediaType is null or "application/json" or "text/json" or "application/javascript" or "text/javascript"
        || MediaType.EndsWith("+json", StringComparison.Ordinal);

    /// <summary>Whether a page for people came, whatever it is labelled: no JSON begins with markup.</summary>
    public bool IsHtml => MediaType is "text/html" or "application/xhtml+xml" || (ClaimsJson && BodyText.IsMarkup(Body.Span[BodyText.MarkLength(Body.Span)..]));

    /// <summary>The document as JSON text in UTF-8, without a byte order mark; empty where there is none.</summary>
    public ReadOnlyMemory<byte> Text => _decoding is null ? Body[BodyText.MarkLength(Body.Span)..] : Decoded();

    /// <summary>What the document is called in messages: JSON, XML.</summary>
    public string Noun => _decoding?.Noun ?? "JSON";

    /// <summary>Why the body cannot be decoded; null where it can, or is JSON and was not looked at.</summary>
    public DecodingFault? DecodingFault { get; private set; }

    /// <summary>Whether the body is JSON that ends too early, as far as it was read whole.</summary>
    public bool IsCut { get; private set; }

    /// <summary>How many members repeat a name of their object, as far as the body was read whole; the last of each counts.</summary>
    public int RepeatedNames { get; private set; }

    /// <summary>The body as JSON, read once and kept until disposal; null where it is empty or no JSON.</summary>
    /// <param name="depth">How deep it may be nested.</param>
    /// <param name="fault">Why it is no JSON; null where it is or the body is empty.</param>
    public JsonElement? Json(int depth, out string? fault)
    {
        var text = _decoding is null ? Body : Decoded();
        if (_document is null && _fault is null && text.Length > 0)
        {
            var reading = JsonReading.ReadDocument(text.Span, JsonReadingMode.Answer, new JsonLimits(int.MaxValue, depth));
            _document = reading.Document;
            _fault = reading.Check.Fault?.ToString();
            IsCut = reading.Check.Fault?.Kind == JsonFaultKind.Syntax && CutText.Is(Text.Span, depth);
            RepeatedNames = reading.Check.DuplicateKeys;
        }
        fault = DecodingFault?.Message ?? _fault;
        return _document?.RootElement;
    }

    /// <summary>Says how the body is written; to be said before anything is read.</summary>
    /// <param name="decoding">The decoding; null for JSON.</param>
    /// <param name="limits">How large and deep the document may be.</param>
    public void ReadAs(Decoding? decoding, AnswerLimits limits) => (_decoding, _limits) = (decoding, limits);

    /// <summary>Overwrites every escape that is half of a character by the sign for an unknown one; to be done before anything is read.</summary>
    /// <returns>How many there were.</returns>
    public int ReplaceHalfCharacters() => (_decoded ?? body).Edit(BodyText.ReplaceHalfCharacters);

    /// <summary>Gives the memory back.</summary>
    public void Dispose()
    {
        _document?.Dispose();
        _decoded?.Dispose();
        Content?.Dispose();
        body.Dispose();
    }

    private ReadOnlyMemory<byte> Decoded()
    {
        if (_decoded is null)
            Decode();
        return _decoded!.Memory;
    }

    private void Decode()
    {
        _decoded = PooledBytes.Empty;
        if (Body.Length == 0 || !_decoding!.HasDocument)
            return;
        var said = BodyText.Charset(headers.GetValueOrDefault("content-type")) ?? _decoding.Charset(Body.Span);
        var text = Charsets.ToUtf8(Body, said, out var owned, out var fault);
        using (owned)
        {
            using var document = new DecodedDocument();
            DecodingFault = fault ?? _decoding.Decode(text, document, _limits!);
            if (DecodingFault is null)
                _decoded = document.Take();
        }
    }
}
