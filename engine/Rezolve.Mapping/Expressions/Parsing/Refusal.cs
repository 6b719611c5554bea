using Acornima;
using Acornima.Ast;

namespace Rezolve.Mapping.Expressions.Parsing;

/// <summary>Why a piece of JavaScript is not part of the expression language, and what to write instead.</summary>
/// <param name="Message">What is refused.</param>
/// <param name="Instead">What the language offers in its place; null where only a script helps.</param>
internal sealed record Refusal(string Message, string? Instead = null)
{
    /// <summary>The refusal of a node that is not in the subset.</summary>
    public static Refusal Of(Node node) => node switch
    {
        RegExpLiteral => new("A regular expression cannot be written in an expression.", "Write the pattern as text: matches(text, 'pattern')."),
        BigIntLiteral => new("A BigInt cannot be written in an expression.", "Leave the n away: numbers keep all their digits."),
        UpdateExpression => Of(node.Type),
        UnaryExpression { Operator: Operator.UnaryPlus } => new("+ before a value is not part of an expression.", "Write number(value)."),
        UnaryExpression unary => new($"{Word(unary.Operator)} is not part of an expression."),
        BinaryExpression binary => new($"{Word(binary.Operator)} is not part of an expression.",
            binary.Operator == Operator.In ? "Write object.name != null, or contains(list, value)." : null),
        _ => Of(node.Type),
    };

    private static Refusal Of(NodeType type) => type switch
    {
        NodeType.ArrowFunctionExpression or NodeType.FunctionExpression => new("A function cannot be written in an expression."),
        NodeType.ClassExpression => new("A class cannot be written in an expression."),
        NodeType.AssignmentExpression => new("An expression assigns nothing.", "To compare, write ===."),
        NodeType.UpdateExpression => new("An expression changes nothing, so it has no ++ and no --.", "Write value + 1 or value - 1."),
        NodeType.NewExpression => new("An expression makes no objects with new.", "Write { … } or [ … ], and instant(text) for a point in time."),
        NodeType.SequenceExpression => new("An expression is one expression, not several with commas.", "Keep the last one."),
        NodeType.TaggedTemplateExpression => new("A tagged template is not part of an expression.", "Write a function call: name(`text`)."),
        NodeType.ThisExpression => new("this is not part of an expression.", "Name the root that is meant."),
        NodeType.ImportExpression => new("import is not part of an expression."),
        NodeType.AwaitExpression => new("An expression never waits, so it has no await."),
        NodeType.SpreadElement => new("... may stand only in a list or an object."),
        _ => new($"{type} is not part of an expression."),
    };

    private static string Word(Operator operation) => operation switch
    {
        Operator.TypeOf => "typeof",
        Operator.Void => "void",
        Operator.Delete => "delete",
        Operator.BitwiseNot => "~",
        Operator.Exponentiation => "**",
        Operator.BitwiseAnd => "&",
        Operator.BitwiseOr => "|",
        Operator.BitwiseXor => "^",
        Operator.LeftShift => "<<",
        Operator.RightShift => ">>",
        Operator.UnsignedRightShift => ">>>",
        Operator.In => "in",
        Operator.InstanceOf => "instanceof",
        _ => operation.ToString(),
    };
}
