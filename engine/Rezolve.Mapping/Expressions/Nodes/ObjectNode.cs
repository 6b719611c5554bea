using Acornima.Ast;
using Rezolve.Mapping.Expressions.Evaluation;
using Rezolve.Mapping.Expressions.Typing;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Nodes;

/// <summary><c>{ a, b: 1, ...c, ['cf_' + d]: e }</c>. Members keep the order of first appearance; null and undefined spread to nothing.</summary>
internal static class ObjectNode
{
    private readonly record struct Part(Typed? Key, Typed Value);

    private delegate Value Step(Scope scope, ValueObject members);

    public static Typed Compile(ExpressionCompilation compilation, ObjectExpression expression)
    {
        var parts = expression.Properties.Select(property => property switch
        {
            SpreadElement spread => new Part(null, Spread(compilation, spread)),
            ObjectProperty { Kind: PropertyKind.Init, Method: false } member => Member(compilation, member),
            _ => new Part(null, compilation.Refuse(property, new("An object of an expression has no methods and no accessors."))),
        }).ToList();
        var steps = parts.Select(Compile).ToArray();
        var needed = parts.SelectMany(part => part.Key is null ? [part.Value] : new[] { part.Key, part.Value }).ToArray();
        return compilation.Finish(expression, new Typed(ValueKinds.Object, scope => Build(scope, steps)), needed);
    }

    private static Part Member(ExpressionCompilation compilation, ObjectProperty member)
    {
        var key = Key(compilation, member);
        return new Part(key, compilation.Compile(member.Value));
    }

    private static Typed Key(ExpressionCompilation compilation, ObjectProperty member)
    {
        if (!member.Computed)
        {
            var name = member.Key switch
            {
                Identifier identifier => Typed.Of(Value.Of(identifier.Name)),
                Literal literal => compilation.Compile(literal),
                _ => compilation.Refuse(member.Key),
            };
            return name.Constant is { Kind: ValueKind.Text, Text: "__proto__" } && !member.Shorthand
                ? compilation.Fault(member.Key, "'__proto__' is no ordinary name in JavaScript.",
                    "Write ['__proto__'] where a member of that name is meant.")
                : name;
        }
        var key = compilation.Compile(member.Key);
        return key.May(ValueKinds.Text | ValueKinds.Number) ? key : compilation.Fault(
            member.Key, $"A member's name is text or a number, not {KindWords.Of(key.Kinds)}.", "Write [string(value)].");
    }

    private static Typed Spread(ExpressionCompilation compilation, SpreadElement spread)
    {
        var typed = compilation.Compile(spread.Argument);
        return typed.May(ValueKinds.Object | ValueKinds.Nothing) ? typed : compilation.Fault(
            spread, $"... in an object spreads an object, not {KindWords.Of(typed.Kinds)}.", "Write name: value.");
    }

    private static Step Compile(Part part)
    {
        var evaluate = part.Value.Evaluate;
        if (part.Key is null)
            return (scope, members) => Spread(evaluate(scope), members);
        if (part.Key.Constant is { } constant)
        {
            var name = NameOf(constant);
            return (scope, members) => members[name] = evaluate(scope);
        }
        var key = part.Key.Evaluate;
        return (scope, members) =>
        {
            var name = key(scope);
            return name.Kind is ValueKind.Text or ValueKind.Number
                ? members[NameOf(name)] = evaluate(scope)
                : Faults.Expected("a member's name", name);
        };
    }

    private static string NameOf(in Value key) => key.Kind == ValueKind.Number ? Access.NameOf(key) : key.Text;

    private static Value Spread(in Value value, ValueObject members)
    {
        if (value.Kind != ValueKind.Object)
            return value.IsNothing ? value : Faults.Expected("an object to spread", value);
        foreach (var (name, member) in value.Object)
            members[name] = member;
        return Value.Undefined;
    }

    private static Value Build(Scope scope, Step[] steps)
    {
        var members = new ValueObject(steps.Length);
        foreach (var step in steps)
        {
            var value = step(scope, members);
            if (value.IsFault)
                return value;
        }
        return Value.Of(members);
    }
}
