namespace Rezolve.Mapping.Http.Requests.Bodies;

/// <summary>Media types as header fields carry them (RFC 9110, section 8.3.1).</summary>
internal static class MediaTypes
{
    /// <summary>Whether a text is a media type, with or without parameters, that can stand in a header field.</summary>
    public static bool IsOne(string text)
    {
        var parts = text.Split(';')[0].Trim().Split('/');
        return parts.Length == 2 && Array.TrueForAll(parts, HeaderWriter.IsToken) && HeaderWriter.IsFieldValue(text);
    }
}
