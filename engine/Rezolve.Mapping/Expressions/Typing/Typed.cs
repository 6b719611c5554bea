using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Typing;

/// <summary>One node after typing: what it may give, and the delegate that gives it.</summary>
/// <param name="Kinds">What it may give.</param>
/// <param name="Evaluate">Gives it.</param>
internal sealed record Typed(ValueKinds Kinds, Func<Scope, Value> Evaluate)
{
    /// <summary>The value, where it is the same for every scope.</summary>
    public Value? Constant { get; init; }

    /// <summary>The members, where they are a closed set.</summary>
    public IReadOnlyDictionary<string, RootType>? Members { get; init; }

    /// <summary>See <see cref="ExpressionProgram.IsQuoted"/>.</summary>
    public bool IsQuoted { get; init; }

    /// <summary>Whether a mistake was already reported below this node; nothing more is said about it then.</summary>
    public bool IsFaulty { get; init; }

    /// <summary>Stands for a node with a reported mistake.</summary>
    public static Typed Faulty { get; } = new(ValueKinds.Json, _ => Value.Fault("the expression has a mistake")) { IsFaulty = true, IsQuoted = true };

    /// <summary>A constant.</summary>
    public static Typed Of(Value constant) =>
        new(KindWords.KindsOf(constant), _ => constant) { Constant = constant, IsQuoted = true };

    /// <summary>A node whose text is safe where its parts are, or where it gives no text at all.</summary>
    public Typed QuotedIf(bool parts) => this with { IsQuoted = parts || (Kinds & (ValueKinds.Text | ValueKinds.List | ValueKinds.Object)) == 0 };

    /// <summary>Whether it may give any of these kinds.</summary>
    public bool May(ValueKinds kinds) => (Kinds & kinds) != 0;

    /// <summary>Whether it never gives anything but these kinds.</summary>
    public bool IsOnly(ValueKinds kinds) => (Kinds & ~kinds) == 0;
}
