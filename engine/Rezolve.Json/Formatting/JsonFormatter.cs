using System.Text.Json;
using Rezolve.Json.Formatting.Pieces;
using Rezolve.Json.Formatting.Writing;
using Rezolve.Json.Reading;

namespace Rezolve.Json.Formatting;

/// <summary>
/// Lays out JSON that people write, in one style: two spaces a level, <c>{ "a": 1 }</c> on one line where its author began it on one
/// and it fits, else a line for each member. Comments, blank lines between members, the order of members, the spelling of texts and
/// numbers, and a comma after the last member of a broken object or array stay. Formatting a formatted text changes nothing.
/// </summary>
public static class JsonFormatter
{
    /// <summary>Lays out a text. Bad text gives faults, never an exception.</summary>
    /// <param name="utf8">The text in UTF-8, read as <see cref="AuthoredJson"/> reads it.</param>
    /// <param name="style">How it shall look.</param>
    /// <param name="limits">The longest and deepest text to accept; the stack needed grows with the depth.</param>
    public static JsonFormatting Format(ReadOnlyMemory<byte> utf8, JsonStyle style, JsonLimits limits)
    {
        var document = AuthoredJson.Parse(utf8, limits);
        if (document.Faults.Count > 0 || document.Root is null) return new JsonFormatting(null, document.Faults);
        var writer = new PieceWriter(style, "");
        writer.WriteDocument(new PieceReader(utf8, document).ReadDocument());
        return new JsonFormatting(writer.ToUtf8(), []);
    }

    /// <summary>
    /// Gives one value of a text another value. Only that value is laid out anew, and in it members that stay keep their order and comments;
    /// every byte around it stays as it is.
    /// </summary>
    /// <param name="utf8">The text in UTF-8.</param>
    /// <param name="pointer">The value's JSON Pointer (RFC 6901); it must lead to a value.</param>
    /// <param name="value">What it shall be.</param>
    /// <param name="style">How it shall look.</param>
    /// <param name="limits">The longest and deepest text to accept.</param>
    /// <exception cref="ArgumentException">The text can be read, and the pointer leads nowhere.</exception>
    public static JsonFormatting Replace(ReadOnlyMemory<byte> utf8, string pointer, JsonElement value, JsonStyle style, JsonLimits limits)
    {
        var document = AuthoredJson.Parse(utf8, limits);
        if (document.Faults.Count > 0 || document.Root is null) return new JsonFormatting(null, document.Faults);
        var node = document.NodeAt(pointer) ?? throw new ArgumentException($"'{pointer}' leads nowhere.", nameof(pointer));
        var piece = new PieceReader(utf8, document).ReadValue(node);
        PieceGraft.Onto(piece, PieceReader.ReadElement(value));
        var before = utf8.Span[..node.Start];
        var lineStart = before.LastIndexOfAny((byte)'\n', (byte)'\r') + 1;
        var writer = new PieceWriter(style, Indentation.Of(before[lineStart..])) { Column = Indentation.Width(before[lineStart..]) };
        writer.WriteValue(piece);
        return new JsonFormatting((byte[])[.. before, .. writer.ToUtf8().Span, .. utf8.Span[node.End..]], []);
    }
}
