namespace Rezolve.Mapping.Http.Requests;

/// <summary>What may never stand in the path of an address, however it is encoded.</summary>
internal static class PathSafety
{
    // Servers behind proxies have been seen to decode twice; a text that still changes after this many rounds is an attack.
    private const int DecodingRounds = 4;

    /// <summary>Why a value may not be put into a path, or null where it may.</summary>
    /// <param name="value">The value before it is encoded.</param>
    public static string? FaultOfValue(string value)
    {
        var decoded = value;
        for (var round = 0; round < DecodingRounds; round++)
        {
            if (decoded.AsSpan().ContainsAny('/', '\\'))
                return "it holds a slash, which would lead to another resource";
            if (HasControl(decoded))
                return "it holds a control character";
            if (decoded is "." or "..")
                return "it stands for another resource";
            var next = Uri.UnescapeDataString(decoded);
            if (next == decoded)
                return null;
            decoded = next;
        }
        return "it is percent-encoded many times over";
    }

    /// <summary>Why a whole path may not be sent, or null where it may: no segment may be <c>.</c> or <c>..</c>.</summary>
    /// <param name="path">The encoded path, without query.</param>
    public static string? FaultOfPath(string path)
    {
        foreach (var segment in path.Split('/'))
        {
            var decoded = segment;
            for (var round = 0; round < DecodingRounds; round++)
                decoded = Uri.UnescapeDataString(decoded);
            if (decoded is "." or "..")
                return $"its segment '{segment}' leads to another resource";
        }
        return null;
    }

    /// <summary>Whether a text holds C0, DEL or C1 control characters, or a line or paragraph separator.</summary>
    public static bool HasControl(string text)
    {
        foreach (var c in text)
        {
            if (char.IsControl(c) || c is '\u2028' or '\u2029')
                return true;
        }
        return false;
    }
}
