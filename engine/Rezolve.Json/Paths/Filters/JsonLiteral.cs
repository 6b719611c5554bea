using System.Text.Encodings.Web;
using System.Text.Json;
using Rezolve.Json.Paths.Evaluation;

namespace Rezolve.Json.Paths.Filters;

/// <summary>A literal of a filter: a text, a number, <c>true</c>, <c>false</c> or <c>null</c>.</summary>
public sealed class JsonLiteral : FilterOperand
{
    private readonly FilterValue _value;

    private JsonLiteral(string json, string? text)
    {
        Element = JsonElement.Parse(json);
        Text = text;
        _value = FilterValue.Of(Element);
    }

    /// <summary>The kind of value.</summary>
    public JsonValueKind Kind => Element.ValueKind;

    /// <summary>The value; a number keeps the digits it was written with.</summary>
    public JsonElement Element { get; }

    /// <summary>The unescaped text of a string literal; null for every other kind.</summary>
    public string? Text { get; }

    /// <summary>The literal as a path writes it: texts in single quotes.</summary>
    public override string ToString() => Text is null ? Element.GetRawText() : QuotedText.Write(Text);

    internal static JsonLiteral OfText(string text) =>
        new($"\"{JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"", text);

    /// <summary>A number, <c>true</c>, <c>false</c> or <c>null</c>, which a path writes as JSON does.</summary>
    internal static JsonLiteral OfJson(string json) => new(json, null);

    internal override FilterValue Read(JsonElement current, Walk walk) => _value;
}
