using System.Globalization;
using Rezolve.Json.Reading.Checking;
using Rezolve.Json.Reading.Parsing;

namespace Rezolve.Json.Reading;

/// <summary>
/// Reads JSON that people write (manifests, workspaces, cases): comments, trailing commas and a byte order mark are accepted,
/// a duplicate key is a fault with both places, and every fault is reported in one go.
/// </summary>
public static class AuthoredJson
{
    /// <summary>Reads a text. Bad text gives faults, never an exception, and the tree as far as it could be read.</summary>
    /// <param name="utf8">The text in UTF-8. The document keeps a reference to it, so it must not change afterwards.</param>
    /// <param name="limits">The longest and deepest text to accept.</param>
    public static AuthoredDocument Parse(ReadOnlyMemory<byte> utf8, JsonLimits limits)
    {
        if (utf8.Length > limits.MaxBytes) return Refuse(utf8, limits);
        var valid = Utf8Fault.ValidLength(utf8.Span);
        var faults = new FaultList(new LineTable(utf8), isCut: valid < utf8.Length);
        var comments = new List<JsonComment>();
        if (valid < utf8.Length)
        {
            faults.Add(JsonFaultKind.InvalidUtf8, valid, 1, "This byte is not UTF-8.", "Save the file with the encoding UTF-8.");
        }
        var parser = new AuthoredParser(utf8.Span[..valid], faults, comments, limits.MaxDepth);
        var root = parser.ReadDocument();
        return new AuthoredDocument(root, faults.Sorted(), comments, faults.Lines);
    }

    private static AuthoredDocument Refuse(ReadOnlyMemory<byte> utf8, JsonLimits limits)
    {
        var faults = new FaultList(new LineTable(utf8[..limits.MaxBytes]), isCut: true);
        var message = string.Create(CultureInfo.InvariantCulture, $"The text has {utf8.Length} bytes; the limit is {limits.MaxBytes}.");
        faults.Add(JsonFaultKind.TooLarge, 0, 0, message, "Split it, or raise the limit.");
        return new AuthoredDocument(null, faults.Sorted(), [], faults.Lines);
    }
}
