using Acornima.Ast;
using Rezolve.Json;
using Rezolve.Mapping.Expressions.Evaluation;
using Rezolve.Mapping.Expressions.Nodes.Calls;
using Rezolve.Mapping.Expressions.Typing;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Nodes.Members;

/// <summary><c>a.b</c>, <c>a['b c']</c>, <c>a[0]</c>, <c>a?.b</c>. Chains of names from a root are bound where the slot binds them.</summary>
internal static class MemberNode
{
    private const ValueKinds Sequences = ValueKinds.Text | ValueKinds.List;

    public static Typed Compile(ExpressionCompilation compilation, MemberExpression member)
    {
        if (MemberChain.TryRead(member) is { } chain && IdentifierNode.TryRoot(compilation, chain.Start, out var root, out var type))
            return Chain(compilation, chain, root, type);
        var owner = compilation.Compile(member.Object);
        if (MemberChain.NameOf(member) is { } name)
            return Named(compilation, member, owner, name);
        return member.Property is PrivateIdentifier ? compilation.Refuse(member.Property) : Computed(compilation, member, owner);
    }

    private static Typed Chain(ExpressionCompilation compilation, MemberChain chain, Root root, RootType type)
    {
        var names = chain.Steps.Select(step => step.Name).ToList();
        for (var taken = Bindable(names, type); taken > 0; taken--)
        {
            if (compilation.Rules.BindChain?.Invoke(root, names.GetRange(0, taken)) is not { } slot)
                continue;
            var bound = new Typed(ValueKinds.Json, scope => scope.Chain(slot));
            return Safe(Follow(compilation, chain, taken, Known(compilation, chain, taken, type, bound)), root, names);
        }
        compilation.Roots.Add(root);
        var start = new Typed(type.Kinds, scope => scope[root]) { Members = type.Members };
        return Safe(Follow(compilation, chain, 0, start), root, names);
    }

    private static Typed Safe(Typed typed, Root root, List<string> names) =>
        typed.QuotedIf(typed.IsQuoted || (root == Root.Intent && names is ["key"]));

    // A last "length" may be that of a text or a list, so it is read from the value and not from the document.
    private static int Bindable(List<string> names, RootType type) =>
        names[^1] == "length" && (names.Count > 1 || (type.Kinds & Sequences) != 0) ? names.Count - 1 : names.Count;

    private static Typed Known(ExpressionCompilation compilation, MemberChain chain, int taken, RootType type, Typed bound)
    {
        var typed = new Typed(type.Kinds, bound.Evaluate) { Members = type.Members };
        for (var i = 0; i < taken && !typed.IsFaulty; i++)
            typed = Named(compilation, chain.Steps[i].Node, typed, chain.Steps[i].Name);
        return typed.IsFaulty ? typed : typed with { Evaluate = bound.Evaluate };
    }

    private static Typed Follow(ExpressionCompilation compilation, MemberChain chain, int from, Typed typed)
    {
        for (var i = from; i < chain.Steps.Count; i++)
            typed = Named(compilation, chain.Steps[i].Node, typed, chain.Steps[i].Name);
        return typed;
    }

    private static Typed Named(ExpressionCompilation compilation, MemberExpression member, Typed owner, string name)
    {
        if (owner.IsFaulty)
            return owner;
        if (owner.Members is { } members && owner.IsOnly(ValueKinds.Object | ValueKinds.Nothing))
            return Closed(compilation, member, owner, members, name);
        if (Impossible(owner, name) is { } problem)
            return compilation.Fault(member.Property, problem.Message, problem.Remedy);
        var evaluate = owner.Evaluate;
        var kinds = name == "length" && owner.IsOnly(Sequences | ValueKinds.Nothing)
            ? ValueKinds.Number | (owner.May(ValueKinds.Nothing) ? ValueKinds.Undefined : ValueKinds.None)
            : ValueKinds.Json;
        return compilation.Finish(member, new Typed(kinds, scope => Access.Member(evaluate(scope), name)).QuotedIf(false), owner);
    }

    private static Typed Closed(
        ExpressionCompilation compilation, MemberExpression member, Typed owner, IReadOnlyDictionary<string, RootType> members, string name)
    {
        if (!members.TryGetValue(name, out var type))
        {
            return compilation.Fault(member.Property, $"There is no member '{name}' here.", NearMiss.Of(name, members.Keys) is { } near
                ? $"Did you mean '{near}'?" : members.Count == 0 ? "There are none yet." : $"There are: {string.Join(", ", members.Keys.Order(StringComparer.Ordinal))}.");
        }
        var evaluate = owner.Evaluate;
        var kinds = owner.May(ValueKinds.Nothing) ? type.Kinds | ValueKinds.Undefined : type.Kinds;
        return new Typed(kinds, scope => Access.Member(evaluate(scope), name)) { Members = type.Members }.QuotedIf(type.IsSafe);
    }

    private static (string Message, string Remedy)? Impossible(Typed owner, string name)
    {
        if (owner.May(ValueKinds.Object) || owner.IsOnly(ValueKinds.Nothing))
            return null;
        var what = KindWords.Of(owner.Kinds);
        if (!owner.May(Sequences))
            return ($"There is no member '{name}' of {what}.", "Use a function: formatInstant, date, string and others read such values.");
        return name == "length" || uint.TryParse(name, out _) ? null : ($"There is no member '{name}' of {what}, only length and indices.",
            MethodNames.FunctionFor(name) is { } function ? $"Write {function}." : "Use a function of the expression language.");
    }

    private static Typed Computed(ExpressionCompilation compilation, MemberExpression member, Typed owner)
    {
        var key = compilation.Compile(member.Property);
        if (!key.May(ValueKinds.Text | ValueKinds.Number))
        {
            return compilation.Fault(member.Property, $"A member's name is text or a number, not {KindWords.Of(key.Kinds)}.",
                "Write a['name'] or a[0].");
        }
        if (!owner.IsFaulty && !owner.May(ValueKinds.Object | Sequences | ValueKinds.Nothing))
        {
            return compilation.Fault(member.Object, $"There are no members of {KindWords.Of(owner.Kinds)}.",
                "Read a member of an object, list or text.");
        }
        Func<Scope, Value> of = owner.Evaluate, by = key.Evaluate;
        return compilation.Finish(member, new Typed(ValueKinds.Json, scope =>
        {
            var value = of(scope);
            return value.IsNothing ? Value.Undefined : Access.Computed(value, by(scope));
        }), owner, key);
    }
}
