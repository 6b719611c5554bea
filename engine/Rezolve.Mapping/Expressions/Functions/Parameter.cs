using Rezolve.Mapping.Expressions.Typing;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Functions;

/// <summary>What a function takes in one place.</summary>
/// <param name="Name">How the signature calls it.</param>
/// <param name="Kinds">What is taken.</param>
internal sealed record Parameter(string Name, ValueKinds Kinds)
{
    /// <summary>Whether it may be left out; null and undefined then count as left out.</summary>
    public bool IsOptional { get; init; }

    /// <summary>What stands in for an optional argument that is not there.</summary>
    public Value Default { get; init; }

    /// <summary>Says what is wrong with a constant argument of the right kind, at load; null where nothing is.</summary>
    public Func<Value, string?>? Check { get; init; }

    /// <summary>A text.</summary>
    public static Parameter Text(string name) => new(name, ValueKinds.Text);

    /// <summary>A number.</summary>
    public static Parameter Number(string name) => new(name, ValueKinds.Number);

    /// <summary>A list.</summary>
    public static Parameter List(string name) => new(name, ValueKinds.List);

    /// <summary>Anything, nothing included.</summary>
    public static Parameter Any(string name) => new(name, ValueKinds.Json);

    /// <summary>The same, optional.</summary>
    public Parameter Optional(Value standIn = default) => this with { IsOptional = true, Default = standIn };

    /// <summary>Fills in the default and checks the kind.</summary>
    /// <returns>What was expected instead, in words; null where the argument is fine.</returns>
    public string? Admit(ref Value argument)
    {
        if (IsOptional && argument.IsNothing)
        {
            argument = Default;
            return null;
        }
        return (KindWords.KindsOf(argument) & Kinds) != 0 ? null : KindWords.Of(Kinds);
    }
}
