using Acornima.Ast;
using Rezolve.Mapping.Expressions.Nodes.Calls;
using Rezolve.Mapping.Expressions.Nodes.Members;
using Rezolve.Mapping.Expressions.Parsing;
using Rezolve.Mapping.Expressions.Typing;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Nodes;

/// <summary>One compilation: the rules it obeys, what it has found, and which file compiles which node.</summary>
internal sealed class ExpressionCompilation(ExpressionRules rules, List<ExpressionFault> faults)
{
    private static readonly Scope NoScope = new();

    /// <summary>What the slot offers.</summary>
    public ExpressionRules Rules { get; } = rules;

    /// <summary>The roots read so far, other than by bound chains.</summary>
    public HashSet<Root> Roots { get; } = [];

    /// <summary>The scripts called so far.</summary>
    public HashSet<string> Scripts { get; } = new(StringComparer.Ordinal);

    /// <summary>See <see cref="ExpressionProgram.SplicesUnquoted"/>.</summary>
    public bool SplicesUnquoted { get; private set; }

    /// <summary>Notes that a text of the expression is joined to other parts.</summary>
    public void Join(string? text, params ReadOnlySpan<Typed> parts)
    {
        if (text is null || !QueryText.HoldsOperator(text))
            return;
        foreach (var part in parts)
            SplicesUnquoted |= !part.IsQuoted && part.May(ValueKinds.Text);
    }

    /// <summary>Types and compiles one node. A node outside the subset is a fault.</summary>
    public Typed Compile(Node node) => node switch
    {
        RegExpLiteral or BigIntLiteral => Refuse(node),
        Literal literal => LiteralNode.Compile(this, literal),
        Identifier identifier => IdentifierNode.Compile(this, identifier),
        ChainExpression chain => Compile(chain.Expression),
        MemberExpression member => MemberNode.Compile(this, member),
        LogicalExpression logical => LogicalNode.Compile(this, logical),
        BinaryExpression binary => BinaryNode.Compile(this, binary),
        UpdateExpression => Refuse(node),
        UnaryExpression unary => UnaryNode.Compile(this, unary),
        ConditionalExpression conditional => ConditionalNode.Compile(this, conditional),
        TemplateLiteral template => TemplateNode.Compile(this, template),
        ArrayExpression list => ListNode.Compile(this, list),
        ObjectExpression members => ObjectNode.Compile(this, members),
        CallExpression call => CallNode.Compile(this, call),
        _ => Refuse(node),
    };

    /// <summary>Reports a mistake at a node.</summary>
    public Typed Fault(Node node, string message, string remedy)
    {
        faults.Add(new ExpressionFault(node.Start, Math.Max(1, node.End - node.Start), message, remedy));
        return Typed.Faulty;
    }

    /// <summary>Reports a node that is no part of the language, with the way out.</summary>
    public Typed Refuse(Node node) => Refuse(node, Refusal.Of(node));

    /// <summary>Reports something that is no part of the language, with the way out.</summary>
    public Typed Refuse(Node node, Refusal refusal) =>
        Fault(node, refusal.Message, refusal.Instead is null ? ScriptRemedy : $"{refusal.Instead} Otherwise: {ScriptRemedy}");

    /// <summary>
    /// Finishes a node: faulty where a part is faulty; computed now where every part is constant, so that what always fails is known at load.
    /// </summary>
    public Typed Finish(Node node, Typed typed, params ReadOnlySpan<Typed> parts)
    {
        var constant = true;
        foreach (var part in parts)
        {
            if (part.IsFaulty)
                return Typed.Faulty;
            constant &= part.Constant is not null;
        }
        if (!constant)
            return typed;
        var value = typed.Evaluate(NoScope);
        return value.IsFault ? Fault(node, $"This always fails: {value.Text}.", "Correct the constants it is made of.") : Typed.Of(value);
    }

    private string ScriptRemedy => Rules.Scripts is null
        ? "This slot calls no scripts; compute the value in one that does (records, result, entity and field slots, conflict rules)."
        : "Move it to a script, \"scripts\": { \"name\": \"x => …\" }, and write scripts.name(…) here.";
}
