using Rezolve.Mapping.Expressions.Nodes;
using Rezolve.Mapping.Expressions.Parsing;

namespace Rezolve.Mapping.Expressions;

/// <summary>Turns the text between <c>{{</c> and <c>}}</c> into a program: parse, check against the subset, type, compile to delegates.</summary>
internal static class ExpressionCompiler
{
    /// <summary>Compiles one expression for one slot. Every mistake found is added to the faults, not only the first.</summary>
    /// <param name="source">The text between the braces, without them.</param>
    /// <param name="rules">What the slot offers.</param>
    /// <param name="faults">Receives the mistakes; offsets are into <paramref name="source"/>.</param>
    /// <returns>Null where there is any mistake.</returns>
    public static ExpressionProgram? Compile(string source, ExpressionRules rules, List<ExpressionFault> faults)
    {
        var before = faults.Count;
        if (SourceParser.Parse(source, faults) is not { } tree)
            return null;
        var compilation = new ExpressionCompilation(rules, faults);
        var typed = compilation.Compile(tree);
        if (faults.Count > before)
            return null;
        return new ExpressionProgram(source, typed.Kinds, compilation.Roots, compilation.Scripts, typed.Evaluate)
        {
            Constant = typed.Constant,
            IsQuoted = typed.IsQuoted,
            SplicesUnquoted = compilation.SplicesUnquoted,
        };
    }
}
