using System.Text.Json;
using Rezolve.Json.Schema.Evaluating;

namespace Rezolve.Json.Schema.Keywords.Objects;

/// <summary>Words which of several members an object lacks.</summary>
internal static class MissingMembers
{
    /// <summary>For example <c>the members "a" and "b" are</c>.</summary>
    public static string Of(JsonElement instance, IEnumerable<string> names)
    {
        var missing = names.Where(name => !instance.TryGetProperty(name, out _)).Select(Wording.Quoted).ToList();
        return missing.Count == 1 ? $"the member {missing[0]} is" : $"the members {Wording.Choices(missing, "and")} are";
    }
}
