using Acornima.Ast;
using Rezolve.Mapping.Expressions.Evaluation;
using Rezolve.Mapping.Expressions.Typing;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Nodes;

/// <summary><c>`text ${part}`</c>: parts are text, numbers, booleans, instants and dates; anything else is an error.</summary>
internal static class TemplateNode
{
    public static Typed Compile(ExpressionCompilation compilation, TemplateLiteral template)
    {
        var parts = new Typed[template.Expressions.Count];
        var quoted = true;
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = compilation.Compile(template.Expressions[i]);
            if (!parts[i].May(ValueKinds.Printable))
            {
                parts[i] = compilation.Fault(template.Expressions[i],
                    $"A template's part is text, a number, a boolean, an instant or a date, not {KindWords.Of(parts[i].Kinds)}.",
                    "Write value ?? '' for what may be absent, join(list, ', ') for a list, json(value) for its JSON.");
            }
            quoted &= parts[i].IsQuoted;
        }
        var literals = template.Quasis.Select(quasi => quasi.Value.Cooked ?? "").ToArray();
        foreach (var literal in literals)
            compilation.Join(literal, parts);
        var evaluate = parts.Select(part => part.Evaluate).ToArray();
        return compilation.Finish(template, new Typed(ValueKinds.Text, scope => TextParts.Join(scope, literals, evaluate)).QuotedIf(quoted), parts);
    }
}
