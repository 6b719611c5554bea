using System.Text.Json;
using System.Text.RegularExpressions;
using Rezolve.Json.Schema.Compiling;
using Rezolve.Json.Schema.Evaluating;

namespace Rezolve.Json.Schema.Patterns;

/// <summary>A regular expression of a schema, with its time limit.</summary>
internal sealed class SchemaPattern
{
    private readonly Regex _regex;

    private SchemaPattern(string written, Regex regex)
    {
        Written = written;
        _regex = regex;
    }

    /// <summary>The expression as the schema has it.</summary>
    public string Written { get; }

    /// <summary>Compiles an expression; null, with a fault noted, if it is not one.</summary>
    public static SchemaPattern? Compile(KeywordSource source, string location, JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            source.Malformed("a regular expression");
            return null;
        }
        return Compile(source, location, value.GetString()!);
    }

    /// <summary>Compiles an expression; null, with a fault noted, if it is not one.</summary>
    public static SchemaPattern? Compile(KeywordSource source, string location, string written)
    {
        var regex = EcmaPattern.TryCompile(written, source.Options.PatternTimeout, out var problem);
        if (regex is not null) return new SchemaPattern(written, regex);
        source.Compiler.Faults.Add(new JsonSchemaFault(
            JsonSchemaFaultKind.BadPattern, location, $"{written} is not a regular expression: {problem}.", "Correct the pattern (ECMA-262)."));
        return null;
    }

    /// <summary>Looks for the expression in a text. A search that takes too long ends the whole check.</summary>
    public bool IsIn(string text, Keyword keyword, Evaluation run)
    {
        try
        {
            return _regex.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return run.Stop(
                JsonSchemaFaultKind.PatternTimeout, keyword.Location, $"The pattern {Written} takes too long on this text.",
                "Simplify the pattern: avoid repeats inside repeats.");
        }
    }
}
