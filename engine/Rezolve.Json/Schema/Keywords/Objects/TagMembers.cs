using System.Text.Json;
using Rezolve.Json.Schema.Evaluating;

namespace Rezolve.Json.Schema.Keywords.Objects;

/// <summary>
/// The members whose value decides, by <c>if</c> conditions of a schema, which others belong. While such a tag is missing or wrong,
/// which is an error of its own, nothing can be said about the others.
/// </summary>
internal sealed class TagMembers
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>Finds the tags in a schema's own condition and in those of its <c>allOf</c>.</summary>
    public static TagMembers Of(JsonElement schema)
    {
        var tags = new TagMembers();
        tags.AddConditions(schema);
        if (schema.TryGetProperty("allOf", out var all) && all.ValueKind == JsonValueKind.Array)
        {
            foreach (var part in all.EnumerateArray()) tags.AddConditions(part);
        }
        return tags;
    }

    /// <summary>Tells whether a tag is reported as wrong, or as missing.</summary>
    public bool AreUnsettled(JsonElement instance, Evaluation run)
    {
        if (_names.Count == 0) return false;
        var here = run.Pointer;
        foreach (var error in run.ErrorsOfSchema())
        {
            var isWrong = error.Expectation != ExpectationKind.Other
                && _names.Any(name => new PathStep(name, 0).From(here) == error.InstancePointer);
            var isMissing = error.Keyword == "required" && error.InstancePointer == here
                && _names.Any(name => !instance.TryGetProperty(name, out _) && error.Message.Contains(Wording.Quoted(name), StringComparison.Ordinal));
            if (isWrong || isMissing) return true;
        }
        return false;
    }

    // A chain of else-if is followed; its length is the author's, not the instance's.
    private void AddConditions(JsonElement schema)
    {
        while (schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty("if", out var condition))
        {
            if (condition.ValueKind == JsonValueKind.Object && condition.TryGetProperty("properties", out var members)
                && members.ValueKind == JsonValueKind.Object)
            {
                _names.UnionWith(members.EnumerateObject().Select(member => member.Name));
            }
            if (!schema.TryGetProperty("else", out schema)) return;
        }
    }
}
