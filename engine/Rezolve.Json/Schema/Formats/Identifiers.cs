using Rezolve.Json.Reading;

namespace Rezolve.Json.Schema.Formats;

/// <summary>UUIDs (RFC 4122) and relative JSON Pointers.</summary>
internal static class Identifiers
{
    public static bool IsUuid(string text)
    {
        if (text.Length != 36) return false;
        for (var i = 0; i < text.Length; i++)
        {
            var isDash = i is 8 or 13 or 18 or 23;
            if (isDash ? text[i] != '-' : !char.IsAsciiHexDigit(text[i])) return false;
        }
        return true;
    }

    public static bool IsRelativePointer(string text)
    {
        var end = text.AsSpan().IndexOfAnyExceptInRange('0', '9');
        if (end < 0) end = text.Length;
        if (end == 0 || (end > 1 && text[0] == '0')) return false;
        var rest = text[end..];
        return rest == "#" || JsonPointer.TrySplit(rest, out _);
    }
}
