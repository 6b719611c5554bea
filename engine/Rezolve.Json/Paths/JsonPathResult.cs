namespace Rezolve.Json.Paths;

/// <summary>The node list of one evaluation, or the limit that ended it.</summary>
public sealed class JsonPathResult
{
    internal JsonPathResult(JsonPathOutcome outcome, IReadOnlyList<JsonPathNode> nodes)
    {
        Outcome = outcome;
        Nodes = nodes;
    }

    /// <summary>How the evaluation ended.</summary>
    public JsonPathOutcome Outcome { get; }

    /// <summary>
    /// The selected nodes in the order of RFC 9535; a node selected twice stands here twice.
    /// Empty when a limit ended the evaluation, so that half a list is never taken for the whole.
    /// </summary>
    public IReadOnlyList<JsonPathNode> Nodes { get; }

    /// <summary>Whether the node list is whole.</summary>
    public bool IsComplete => Outcome == JsonPathOutcome.Complete;
}
