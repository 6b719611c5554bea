using System.Globalization;

namespace Rezolve.Json.Reading;

/// <summary>JSON Pointers (RFC 6901) as strings: building them and taking them apart.</summary>
public static class JsonPointer
{
    /// <summary>The pointer of a member of the value <paramref name="pointer"/> names.</summary>
    /// <param name="pointer">The pointer of the object; empty for the whole document.</param>
    /// <param name="name">The member's name, unescaped.</param>
    public static string Append(string pointer, string name) => pointer + "/" + Escape(name);

    /// <summary>The pointer of an item of the array <paramref name="pointer"/> names.</summary>
    /// <param name="pointer">The pointer of the array; empty for the whole document.</param>
    /// <param name="index">The item's index, from 0.</param>
    public static string Append(string pointer, int index) => pointer + "/" + index.ToString(CultureInfo.InvariantCulture);

    /// <summary>Writes a name as a pointer segment: <c>~</c> becomes <c>~0</c> and <c>/</c> becomes <c>~1</c>.</summary>
    /// <param name="name">The member's name.</param>
    public static string Escape(string name) =>
        name.AsSpan().ContainsAny('~', '/')
            ? name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)
            : name;

    /// <summary>Takes a pointer apart into unescaped segments.</summary>
    /// <param name="pointer">The pointer; empty for the whole document.</param>
    /// <param name="segments">The segments, outermost first; empty when this returns false.</param>
    /// <returns>False if the text is not a JSON Pointer.</returns>
    public static bool TrySplit(string pointer, out string[] segments)
    {
        segments = [];
        if (pointer.Length == 0) return true;
        if (pointer[0] != '/') return false;
        var parts = pointer[1..].Split('/');
        for (var i = 0; i < parts.Length; i++)
        {
            if (!TryUnescape(parts[i], out parts[i])) return false;
        }
        segments = parts;
        return true;
    }

    /// <summary>Reads a segment as an array index.</summary>
    /// <param name="segment">The segment; digits without leading zero.</param>
    /// <param name="index">The index, from 0.</param>
    /// <returns>False if the segment is not an index.</returns>
    public static bool TryIndex(string segment, out int index)
    {
        index = 0;
        var canonical = segment.Length > 0 && (segment.Length == 1 || segment[0] != '0');
        return canonical && int.TryParse(segment, NumberStyles.None, CultureInfo.InvariantCulture, out index);
    }

    private static bool TryUnescape(string segment, out string name)
    {
        name = segment;
        for (var i = segment.IndexOf('~', StringComparison.Ordinal); i >= 0; i = segment.IndexOf('~', i + 1))
        {
            if (i + 1 == segment.Length || segment[i + 1] is not ('0' or '1')) return false;
        }
        name = segment.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
        return true;
    }
}
