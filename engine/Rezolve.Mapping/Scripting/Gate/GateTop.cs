using Acornima.Ast;

namespace Rezolve.Mapping.Scripting.Gate;

/// <summary>What may stand at the top: one function expression, or a file of functions and constants.</summary>
internal static class GateTop
{
    /// <summary>The first two written forms: one arrow function or function expression.</summary>
    public static void CheckExpression(Node tree, GateReport report)
    {
        if (tree is not (ArrowFunctionExpression or FunctionExpression))
            report.Add(tree.Start, "a script is a function", "write it as (value) => …");
    }

    /// <summary>The third: functions, and constants whose values are written out; the named function must be among them.</summary>
    public static void CheckFile(Script file, string function, GateScope top, GateReport report)
    {
        var functions = new HashSet<string>(StringComparer.Ordinal);
        foreach (var statement in file.Body)
        {
            switch (statement)
            {
                case FunctionDeclaration { Id: { } id }:
                    functions.Add(id.Name);
                    break;
                case VariableDeclaration { Kind: VariableDeclarationKind.Const } constants:
                    CheckConstants(constants, functions, report);
                    break;
                case VariableDeclaration variables:
                    report.Add(variables.Start, "a variable outside the functions would carry state from one call to the next", "declare it inside the function, or make it a const");
                    break;
                case Directive or EmptyStatement:
                    break;
                default:
                    report.Add(statement.Start, "only functions and constants may stand at the top of a file", "move this into the function");
                    break;
            }
            top.AddDeclarations(statement);
        }
        if (!functions.Contains(function))
            report.Add(0, $"the file has no function '{function}'", GateNames.Remedy(function, functions));
    }

    private static void CheckConstants(VariableDeclaration constants, HashSet<string> functions, GateReport report)
    {
        foreach (var constant in constants.Declarations)
        {
            if (constant.Id is not Identifier name)
                report.Add(constant.Start, "a constant at the top is one name", "write const name = …");
            else if (constant.Init is IFunction)
                functions.Add(name.Name);
            else if (constant.Init is not null && FirstUnplain(constant.Init) is { } place)
                report.Add(place.Start, "a constant at the top is a value written out: it is made once and frozen", "compute it inside the function");
        }
    }

    private static Node? FirstUnplain(Node value) => value switch
    {
        RegExpLiteral pattern => pattern.RegExp.Flags.AsSpan().IndexOfAny('g', 'y') >= 0 ? pattern : null,
        Literal or IFunction or Identifier { Name: "undefined" } => null,
        TemplateLiteral { Expressions.Count: 0 } => null,
        UnaryExpression { Operator: Acornima.Operator.UnaryNegation, Argument: Literal } => null,
        ArrayExpression list => list.Elements.Where(item => item is not null).Select(item => FirstUnplain(item!)).FirstOrDefault(place => place is not null),
        ObjectExpression members => members.Properties.Select(FirstUnplainMember).FirstOrDefault(place => place is not null),
        _ => value,
    };

    private static Node? FirstUnplainMember(Node member) => member is Property { Computed: false } property ? FirstUnplain(property.Value) : member;
}
