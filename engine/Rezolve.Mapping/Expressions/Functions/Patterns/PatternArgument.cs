using System.Text.RegularExpressions;
using Rezolve.Json.Paths;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Functions.Patterns;

/// <summary>The pattern of <c>matches</c>, <c>extract</c> and <c>replacePattern</c>: compiled at load where constant, else at each call.</summary>
internal static class PatternArgument
{
    /// <summary>What a function does with its compiled pattern.</summary>
    public delegate Value PatternCode(Regex pattern, ReadOnlySpan<Value> arguments);

    /// <summary>The parameter: the second one of each of these functions.</summary>
    public static Parameter Parameter { get; } = Parameter.Text("pattern") with
    {
        Check = pattern => TryCompile(pattern.Text, out _, out var fault) ? null : $"is no I-Regexp (RFC 9485): {fault!.TrimEnd('.')}",
    };

    /// <summary>Compiles the pattern at each call.</summary>
    public static FunctionCode AtCall(PatternCode code) => arguments =>
        TryCompile(arguments[1].Text, out var pattern, out var fault)
            ? code(pattern!, arguments)
            : Value.Fault($"'pattern' is no I-Regexp (RFC 9485): {fault}");

    /// <summary>Compiles a constant pattern once.</summary>
    public static FunctionPreparation AtLoad(PatternCode code) => constants =>
        constants[1] is { Kind: ValueKind.Text } text && TryCompile(text.Text, out var pattern, out _)
            ? arguments => code(pattern!, arguments)
            : null;

    private static bool TryCompile(string text, out Regex? pattern, out string? fault) =>
        IRegexp.TryCompile(text, anchored: false, captures: true, out pattern, out fault);
}
