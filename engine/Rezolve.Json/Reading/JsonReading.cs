using System.Text.Json;
using Rezolve.Json.Reading.Checking;

namespace Rezolve.Json.Reading;

/// <summary>Reads JSON that machines write. One pass, linear time and memory; bad text gives a fault, never an exception.</summary>
public static class JsonReading
{
    /// <summary>Checks a whole text: UTF-8, grammar, size and depth. Counts duplicate keys and lone surrogates.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="mode">How strictly to read.</param>
    /// <param name="limits">The longest and deepest text to accept.</param>
    public static JsonCheck Check(ReadOnlySpan<byte> utf8, JsonReadingMode mode, JsonLimits limits)
    {
        var faults = new CheckFaults(utf8, limits);
        if (utf8.Length > limits.MaxBytes) return new JsonCheck(faults.TooLarge(), 0, 0);
        var valid = Utf8Fault.ValidLength(utf8);
        return valid < utf8.Length
            ? new JsonCheck(faults.InvalidUtf8(valid), 0, 0)
            : new CheckPass(utf8, MarkLength(utf8, mode), limits.MaxDepth).Run(faults);
    }

    /// <summary>Checks a text and gives it as a document. In <see cref="JsonReadingMode.Answer"/> no object of it repeats a key.</summary>
    /// <param name="utf8">The text; copied, so it may change afterwards.</param>
    /// <param name="mode">How strictly to read.</param>
    /// <param name="limits">The longest and deepest text to accept.</param>
    /// <returns>The document, which the caller disposes, or the fault.</returns>
    public static JsonDocumentReading ReadDocument(ReadOnlySpan<byte> utf8, JsonReadingMode mode, JsonLimits limits)
    {
        var check = Check(utf8, mode, limits);
        if (!check.IsOk) return new JsonDocumentReading(null, check);
        var bytes = utf8[MarkLength(utf8, mode)..].ToArray();
        if (mode == JsonReadingMode.Answer && check.LoneSurrogates > 0) ReplaceLoneSurrogates(bytes);
        var options = new JsonDocumentOptions { MaxDepth = limits.MaxDepth };
        var document = JsonDocument.Parse(bytes, options);
        if (mode == JsonReadingMode.Strict || check.DuplicateKeys == 0) return new JsonDocumentReading(document, check);
        using (document)
        {
            return new JsonDocumentReading(JsonDocument.Parse(LastKeyWins.Rewrite(document.RootElement), options), check);
        }
    }

    /// <summary>
    /// Overwrites every lone surrogate escape with <c>\uFFFD</c>. Both are six bytes, so no offset moves.
    /// </summary>
    /// <param name="utf8">A text that <see cref="Check"/> accepted.</param>
    /// <returns>How many were replaced.</returns>
    public static int ReplaceLoneSurrogates(Span<byte> utf8) => LoneSurrogates.Replace(utf8);

    private static int MarkLength(ReadOnlySpan<byte> utf8, JsonReadingMode mode) =>
        mode == JsonReadingMode.Answer && utf8.StartsWith("\uFEFF"u8) ? 3 : 0;
}
