using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;
using Rezolve.Json.Paths;
using Rezolve.Mapping.Http.Answers;
using Rezolve.Mapping.Programs.Layouts;
using Rezolve.Mapping.Programs.Layouts.Scanning;
using Rezolve.Mapping.Programs.Operations;

namespace Rezolve.Mapping.Reading.Contents;

/// <summary>
/// Takes the bytes of a file out of a document, where they stand in base64. The answer is in memory whole, within the limits of every
/// answer; the bytes take one more piece of pooled memory.
/// </summary>
/// <param name="content">Where they stand.</param>
internal sealed class Base64Content(ContentProgram content)
{
    private static readonly JsonPathLimits NoRest = new(0, 0, 0); // names and fixed indices leave nothing to evaluate

    private readonly DocumentScan _scan = new(LayoutOf(content.Path));

    /// <summary>The bytes; null with the reason.</summary>
    /// <param name="exchange">A fine answer; may be disposed afterwards.</param>
    /// <param name="most">How many bytes there may be; null for as many as the answer holds.</param>
    /// <param name="reason">Why there are none, as the rest of a sentence that begins with the operation.</param>
    public HeldStream? Read(ExchangeResult exchange, long? most, out string? reason)
    {
        reason = exchange.Answer!.Text.Length == 0 ? $"the answer ({exchange.Answer.Status}) is empty where a file is due"
            : _scan.Run(exchange.Answer.Text) is { } fault ? $"the answer cannot be read at byte {fault.Offset}: {fault.Message}"
            : _scan.Slots[0].Type != JsonTokenType.String ? $"the answer has no text at {content.Path}, where a file is due ({content.Place})"
            : null;
        if (reason is not null)
            return null;
        var text = _scan.Slots.Bytes(_scan.Slots[0]).Span;
        var buffer = ArrayPool<byte>.Shared.Rent(text.Length);
        var count = Unescaped(text, buffer);
        var status = Base64.DecodeFromUtf8InPlace(buffer.AsSpan(0, count), out var written);
        reason = status != OperationStatus.Done ? $"the text at {content.Path} is no base64 ({content.Place})"
            : written > most ? $"the file has {written} bytes; {most} are allowed"
            : null;
        if (reason is null)
            return new HeldStream(buffer, written);
        ArrayPool<byte>.Shared.Return(buffer);
        return null;
    }

    private static int Unescaped(ReadOnlySpan<byte> token, byte[] buffer)
    {
        var reader = new Utf8JsonReader(token);
        reader.Read();
        return reader.CopyString(buffer);
    }

    private static DocumentLayout LayoutOf(JsonPath path)
    {
        var layout = new DocumentLayoutBuilder(NoRest);
        layout.Bind(path);
        return layout.Build();
    }
}
