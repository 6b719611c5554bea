using System.Text.Json;

namespace Rezolve.Json.Reading.Checking;

/// <summary>A key as it compares: escapes resolved, so that <c>"a"</c> and <c>"\u0061"</c> are one key.</summary>
internal static class EscapedKey
{
    /// <summary>Gives a key's UTF-8 text; lone surrogates compare as U+FFFD.</summary>
    /// <param name="text">The whole text, already read past this key.</param>
    /// <param name="start">Offset just after the key's opening quote.</param>
    /// <param name="length">Bytes between the quotes.</param>
    public static ReadOnlySpan<byte> Resolve(ReadOnlySpan<byte> text, int start, int length)
    {
        var raw = text.Slice(start, length);
        if (!raw.Contains((byte)'\\')) return raw;
        var quoted = text.Slice(start - 1, length + 2).ToArray();
        LoneSurrogates.Replace(quoted);
        var reader = new Utf8JsonReader(quoted);
        reader.Read();
        var resolved = new byte[length];
        return resolved.AsSpan(0, reader.CopyString(resolved));
    }
}
