using System.Text.Json;
using Rezolve.Json.Paths.Evaluation;

namespace Rezolve.Json.Paths;

/// <summary>One selected node: a value and the place where it stands.</summary>
public readonly struct JsonPathNode
{
    private readonly Place? _place;

    internal JsonPathNode(JsonElement value, Place place)
    {
        Value = value;
        _place = place;
    }

    /// <summary>The value; it lives as long as the document that was queried.</summary>
    public JsonElement Value { get; }

    /// <summary>The normalized path of the node (RFC 9535 section 2.7), such as <c>$['a'][0]</c>. Made on each call.</summary>
    public string NormalizedPath => _place?.ToString() ?? "$";
}
