using System.Globalization;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.RichText.Adf;

/// <summary>What a node of ADF says about itself, and how one is made.</summary>
internal static class AdfNode
{
    /// <summary>Its type; empty where it has none.</summary>
    public static string Type(in Value node) => TextOf(Member(node, "type"));

    /// <summary>An attribute as text; empty where there is none.</summary>
    public static string Attribute(in Value node, string name) => TextOf(Member(Member(node, "attrs"), name));

    /// <summary>An attribute as a whole number.</summary>
    public static int Number(in Value node, string name, int usual) =>
        Member(Member(node, "attrs"), name) is { Kind: ValueKind.Number } number && number.TryGetInteger(out var whole) && whole is >= 0 and <= int.MaxValue ? (int)whole : usual;

    /// <summary>All attributes.</summary>
    public static IEnumerable<KeyValuePair<string, Value>> Attributes(in Value node) => Member(node, "attrs") is { Kind: ValueKind.Object } attributes ? attributes.Object : [];

    /// <summary>The nodes in it.</summary>
    public static IReadOnlyList<Value> Content(in Value node) => ListOf(Member(node, "content"));

    /// <summary>The marks of a text.</summary>
    public static IReadOnlyList<Value> Marks(in Value node) => ListOf(Member(node, "marks"));

    /// <summary>The text of a text node.</summary>
    public static string Text(in Value node) => TextOf(Member(node, "text"));

    /// <summary>What a node shows that the model has no word for: its text, its address, its date, and all that is in it.</summary>
    public static string Shown(Value node)
    {
        var own = Text(node) is { Length: > 0 } text ? text
            : Type(node) == "date" ? Date(Attribute(node, "timestamp"))
            : new[] { "text", "url", "shortName", "title" }.Select(name => Attribute(node, name)).FirstOrDefault(shown => shown.Length > 0, "");
        return string.Join(' ', Content(node).Select(Shown).Prepend(own).Where(shown => shown.Length > 0));
    }

    /// <summary>A node.</summary>
    public static Value Make(string type, IReadOnlyList<Value>? content = null, ValueObject? attributes = null)
    {
        var node = new ValueObject(3) { ["type"] = Value.Of(type) };
        if (attributes is not null)
            node["attrs"] = Value.Of(attributes);
        if (content is not null)
            node["content"] = Value.Of(content);
        return Value.Of(node);
    }

    private static Value Member(in Value node, string name) => node.Kind == ValueKind.Object ? node[name] : Value.Undefined;

    private static IReadOnlyList<Value> ListOf(in Value value) => value.Kind == ValueKind.List ? value.List : [];

    private static string TextOf(in Value value) => value.Kind is ValueKind.Text or ValueKind.Number ? value.Text : "";

    // Milliseconds since 1970, as text.
    private static string Date(string timestamp) =>
        long.TryParse(timestamp, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var millis) && Math.Abs(millis) < 100_000_000_000_000
            ? DateTimeOffset.FromUnixTimeMilliseconds(millis).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : timestamp;
}
