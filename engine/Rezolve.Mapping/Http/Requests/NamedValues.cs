using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Http.Requests;

/// <summary>Objects of names and values, as query, headers and cookies are written.</summary>
internal static class NamedValues
{
    /// <summary>Why the value is no object of names and values; null where it is one.</summary>
    /// <param name="value">The value.</param>
    /// <param name="what">What it is for, in messages: "query".</param>
    /// <param name="place">Where it stands in the manifest.</param>
    public static RequestFault? FaultOf(in Value value, string what, SourcePlace place) => value.Kind switch
    {
        ValueKind.Object => null,
        ValueKind.Fault => new($"The {what} cannot be computed: {value.Text}.", place),
        _ => new($"The {what} must be an object of names and values.", place),
    };

    /// <summary>What a value is, in one word for messages.</summary>
    public static string WordOf(in Value value) => value.Kind.ToString().ToLowerInvariant();
}
