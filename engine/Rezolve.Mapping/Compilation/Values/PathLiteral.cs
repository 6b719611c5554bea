using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Compilation.Values;

/// <summary>A value as a literal of a JSONPath filter.</summary>
internal static class PathLiteral
{
    /// <summary>Text in single quotes, escaped; numbers and booleans as they are.</summary>
    public static string Of(Value value) => value.Kind is ValueKind.Number or ValueKind.Boolean
        ? ValueText.Of(value)
        : $"'{ValueText.Of(value).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'";
}
