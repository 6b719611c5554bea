using System.Text.Json;

namespace Rezolve.Json.Paths.Evaluation;

/// <summary>A value within a filter: a JSON value, a count, or Nothing (RFC 9535 section 2.4.1).</summary>
internal readonly struct FilterValue
{
    private FilterValue(JsonElement element, long count, JsonValueKind kind)
    {
        Element = element;
        Count = count;
        Kind = kind;
    }

    public static FilterValue Nothing => default;

    /// <summary>The JSON value; without meaning for a count and for Nothing.</summary>
    public JsonElement Element { get; }

    /// <summary>What a function counted; it is a number with no text in any document.</summary>
    public long Count { get; }

    /// <summary>The kind of value; <see cref="JsonValueKind.Undefined"/> is Nothing.</summary>
    public JsonValueKind Kind { get; }

    public bool IsNothing => Kind == JsonValueKind.Undefined;

    public bool IsCount => Kind == JsonValueKind.Number && Element.ValueKind == JsonValueKind.Undefined;

    public static FilterValue Of(JsonElement element) => new(element, 0, element.ValueKind);

    public static FilterValue Of(long count) => new(default, count, JsonValueKind.Number);
}
