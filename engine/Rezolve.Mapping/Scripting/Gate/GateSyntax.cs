using Acornima;
using Acornima.Ast;

namespace Rezolve.Mapping.Scripting.Gate;

/// <summary>The parts of JavaScript that scripts do without. What is not listed as allowed is refused.</summary>
internal static class GateSyntax
{
    /// <summary>Why a node may not stand in a script, and what to write instead; null where it may.</summary>
    public static (string Message, string Remedy)? Refusal(Node node) => node switch
    {
        Literal { Kind: TokenKind.BigIntLiteral } => ("big integers have no limit in time", "keep large ids as text"),
        IFunction { Generator: true } => ("generators are not allowed", "collect the values in a list and return it"),
        IFunction { Async: true } => ("async functions are not allowed: scripts do not wait for anything", "return the value itself"),
        AwaitExpression => ("await is not allowed: scripts do not wait for anything", "use the value itself"),
        ForOfStatement { Await: true } => ("await is not allowed: scripts do not wait for anything", "use the value itself"),
        YieldExpression => ("generators are not allowed", "collect the values in a list and return it"),
        ClassDeclaration or ClassExpression => ("classes are not allowed", "write functions and plain objects"),
        ImportDeclaration or ImportExpression => ("scripts import nothing", "put the functions into the same file"),
        ExportDeclaration => ("scripts export nothing", "name the function in the manifest: { \"file\": …, \"function\": … }"),
        MetaProperty => ($"'{(node as MetaProperty)!.Meta.Name}.{(node as MetaProperty)!.Property.Name}' is not allowed", "take what is needed as a parameter"),
        ThisExpression => ("'this' is not allowed: scripts are plain functions", "take the value as a parameter"),
        Super => ("'super' is not allowed: scripts are plain functions", "call the function by its name"),
        WithStatement => ("'with' is not allowed", "name the object: object.member"),
        TaggedTemplateExpression => ("tagged templates are not allowed", "call the function: tag(text)"),
        LabeledStatement => ("labels are not allowed", "put the inner loop into a function and return from it"),
        DebuggerStatement => ("'debugger' is not allowed", "leave it out"),
        Property { Kind: PropertyKind.Get or PropertyKind.Set } => ("getters and setters are not allowed", "write the value, or a function"),
        PrivateIdentifier or Decorator => ("classes are not allowed", "write functions and plain objects"),
        _ => IsKnown(node.Type) ? null : ($"this part of JavaScript is not allowed ({node.TypeText})", "write it with functions, plain objects and lists"),
    };

    private static bool IsKnown(NodeType type) => type is
        NodeType.Program or NodeType.ExpressionStatement or NodeType.BlockStatement or NodeType.EmptyStatement
        or NodeType.VariableDeclaration or NodeType.VariableDeclarator
        or NodeType.FunctionDeclaration or NodeType.FunctionExpression or NodeType.ArrowFunctionExpression or NodeType.ReturnStatement
        or NodeType.IfStatement or NodeType.ForStatement or NodeType.ForOfStatement or NodeType.ForInStatement
        or NodeType.WhileStatement or NodeType.DoWhileStatement or NodeType.BreakStatement or NodeType.ContinueStatement
        or NodeType.SwitchStatement or NodeType.SwitchCase
        or NodeType.TryStatement or NodeType.CatchClause or NodeType.ThrowStatement
        or NodeType.Literal or NodeType.TemplateLiteral or NodeType.TemplateElement or NodeType.Identifier
        or NodeType.MemberExpression or NodeType.CallExpression or NodeType.NewExpression or NodeType.ChainExpression
        or NodeType.ObjectExpression or NodeType.Property or NodeType.ArrayExpression or NodeType.SpreadElement or NodeType.RestElement
        or NodeType.AssignmentExpression or NodeType.AssignmentPattern or NodeType.ArrayPattern or NodeType.ObjectPattern
        or NodeType.BinaryExpression or NodeType.LogicalExpression or NodeType.UnaryExpression or NodeType.UpdateExpression
        or NodeType.ConditionalExpression or NodeType.SequenceExpression or NodeType.ParenthesizedExpression;
}
