namespace Rezolve.Mapping.Expressions.Functions.Encodings;

/// <summary>How bytes are written as text.</summary>
internal static class Digests
{
    /// <summary>The encodings by name.</summary>
    public static IReadOnlyList<string> Encodings { get; } = ["hex", "base64", "base64Url"];

    /// <summary>Bytes in an encoding: hex in small letters, base64 with padding, base64Url without.</summary>
    public static string Write(ReadOnlySpan<byte> bytes, string encoding) => encoding switch
    {
        "hex" => Convert.ToHexStringLower(bytes),
        "base64" => Convert.ToBase64String(bytes),
        _ => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_'),
    };
}
