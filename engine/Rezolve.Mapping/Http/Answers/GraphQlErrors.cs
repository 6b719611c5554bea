using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Http.Answers;

/// <summary>Finds the refusal in the answer of a GraphQL request, which comes with status 200 (GraphQL over HTTP, 6.4).</summary>
internal static class GraphQlErrors
{
    /// <summary>What the first error says, with how many there are; null where the answer has none.</summary>
    public static string? Of(in Value response)
    {
        var errors = response["errors"];
        if (errors.Kind != ValueKind.List || errors.List.Count == 0)
            return null;
        var message = errors.List[0]["message"];
        var first = message.Kind == ValueKind.Text ? message.Text : errors.List[0].ToString();
        return errors.List.Count == 1 ? first : $"{first} (and {errors.List.Count - 1} more)";
    }
}
