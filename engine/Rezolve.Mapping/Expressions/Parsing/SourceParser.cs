using Acornima;
using Acornima.Ast;

namespace Rezolve.Mapping.Expressions.Parsing;

/// <summary>Reads source text into a syntax tree of bounded size. Nothing that can be written in the text makes it throw.</summary>
internal static class SourceParser
{
    private const string Shorten = "Split it over several slots, or move the work to a script.";

    /// <summary>The tree, or null and one more fault.</summary>
    public static Expression? Parse(string source, List<ExpressionFault> faults)
    {
        if (source.Length > ExpressionLimits.Characters)
        {
            return Refuse(faults, source,
                $"The expression has {source.Length} characters; at most {ExpressionLimits.Characters} are allowed.", Shorten);
        }
        if (string.IsNullOrWhiteSpace(source))
            return Refuse(faults, source, "The expression is empty.", "Write an expression between the braces, or leave the braces out.");
        if (Read(source, out var comment, out var problem) is not { } tree)
        {
            faults.Add(problem!);
            return null;
        }
        if (comment is { } place)
        {
            faults.Add(new(place.Start, Math.Max(1, place.End - place.Start), "An expression has no comments.",
                "Write it as \"$comment\" beside the slot."));
            return null;
        }
        return TreeSize.Check(tree) is { } excess ? Refuse(faults, source, excess, Shorten) : tree;
    }

    /// <summary>Whether a text, however it goes on after it, is an expression: used to find where a template's expression ends.</summary>
    public static bool IsExpression(string source) =>
        source.Length <= ExpressionLimits.ParsedCharacters && Read(source, out var comment, out _) is not null && comment is null;

    private static Expression? Read(string source, out Acornima.Range? comment, out ExpressionFault? fault)
    {
        Acornima.Range? found = null;
        var options = new ParserOptions { OnComment = (in Comment seen) => found ??= seen.Range, Tolerant = false };
        try
        {
            fault = null;
            return new Parser(options).ParseExpression(source, null, strict: true);
        }
        catch (ParseErrorException problem)
        {
            fault = At(source, problem.Error?.IsIndexDefined == true ? problem.Error.Index : 0, problem.Description ?? problem.Message);
            return null;
        }
        // The parser's own guards (stack, surrogates, number forms) speak in several exception types; each is a refusal of this text.
        catch (Exception problem)
        {
            fault = At(source, 0, problem is InsufficientExecutionStackException ? "it is nested too deeply" : problem.Message);
            return null;
        }
        finally
        {
            comment = found;
        }
    }

    private static ExpressionFault At(string source, int index, string problem) =>
        new(Math.Clamp(index, 0, Math.Max(0, source.Length - 1)), 1, $"The expression cannot be read: {problem.TrimEnd('.')}.",
            "Check brackets, quotation marks and operators; an expression is one JavaScript expression, without a semicolon.");

    private static Expression? Refuse(List<ExpressionFault> faults, string source, string message, string remedy)
    {
        faults.Add(new(0, Math.Max(1, source.Length), message, remedy));
        return null;
    }
}
