using System.Text;
using System.Text.Unicode;
using Rezolve.Json.Reading;

namespace Rezolve.Mapping.Http.Answers;

/// <summary>Looks at the bytes of an answer before they are read as JSON.</summary>
internal static class BodyText
{
    /// <summary>How long the byte order mark is: 3 or 0.</summary>
    public static int MarkLength(ReadOnlySpan<byte> body) => body.StartsWith("\uFEFF"u8) ? 3 : 0;

    /// <summary>Whether it begins like a page of HTML; XML that says so is none.</summary>
    public static bool IsMarkup(ReadOnlySpan<byte> text) =>
        text.TrimStart(" \t\r\n"u8) is [(byte)'<', ..] and var start && !start.StartsWith("<?xml"u8);

    /// <summary>Why the body is no text in UTF-8, as the rest of a sentence that begins with the answer; null where it is.</summary>
    /// <param name="body">The bytes.</param>
    /// <param name="contentType">The Content-Type field; null where there is none.</param>
    public static string? FaultOf(ReadOnlySpan<byte> body, string? contentType)
    {
        // Text in UTF-16 or UTF-32 has such a byte among the first two, and no JSON has one at all.
        var isWide = body.Length > 1 && body[..2].Contains((byte)0);
        if (!isWide && Utf8.IsValid(body))
            return null;
        var said = Charset(contentType) is { } charset ? $"it says charset={Short(charset)}, and " : "";
        return $"{said}byte {(isWide ? body.IndexOf((byte)0) : ValidLength(body))} is not UTF-8, as JSON must be";
    }

    /// <summary>Replaces escapes that are half of a surrogate pair by U+FFFD, in place.</summary>
    public static int ReplaceHalfCharacters(Span<byte> body) =>
        body.IndexOf("\\uD"u8) < 0 && body.IndexOf("\\ud"u8) < 0 ? 0 : JsonReading.ReplaceLoneSurrogates(body);

    /// <summary>The charset of a Content-Type field; null where it names none.</summary>
    public static string? Charset(string? contentType)
    {
        var at = contentType?.IndexOf("charset=", StringComparison.OrdinalIgnoreCase) ?? -1;
        return at < 0 ? null : contentType![(at + "charset=".Length)..].Split(';')[0].Trim().Trim('"');
    }

    /// <summary>A charset as messages show it.</summary>
    public static string Short(string charset) => charset.Length > 40 ? charset[..40] + "…" : charset;

    /// <summary>How many bytes are UTF-8, from the first on.</summary>
    public static int ValidLength(ReadOnlySpan<byte> body)
    {
        var offset = 0;
        while (Rune.DecodeFromUtf8(body[offset..], out _, out var consumed) == System.Buffers.OperationStatus.Done)
            offset += consumed;
        return offset;
    }
}
