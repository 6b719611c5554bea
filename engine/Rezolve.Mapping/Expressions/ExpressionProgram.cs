using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions;

/// <summary>A compiled expression. Evaluation always ends, never throws for bad data (a fault value instead), and keeps no state.</summary>
/// <param name="Source">The text between the braces.</param>
/// <param name="Type">What it may give.</param>
/// <param name="Roots">The roots it reads as a whole or by chains that were not bound.</param>
/// <param name="Scripts">The scripts it calls.</param>
/// <param name="Evaluate">Gives the value for a scope.</param>
internal sealed record ExpressionProgram(
    string Source, ValueKinds Type, IReadOnlySet<Root> Roots, IReadOnlySet<string> Scripts, Func<Scope, Value> Evaluate)
{
    /// <summary>The value, where it is the same for every scope.</summary>
    public Value? Constant { get; init; }

    /// <summary>
    /// Whether the result may stand in a text of the vendor's query language as it is: it is constant, no text at all (numbers, booleans,
    /// instants, dates), made by <c>quote</c> or <c>formatInstant</c>, a root that is marked safe (<c>intent.key</c>, enumerations), or put
    /// together from such parts.
    /// </summary>
    public bool IsQuoted { get; init; }

    /// <summary>Whether it joins text that holds an operator of a query language to a value that is not quoted.</summary>
    public bool SplicesUnquoted { get; init; }
}

/// <summary>A mistake in an expression.</summary>
/// <param name="Offset">UTF-16 offset into the source where it stands.</param>
/// <param name="Length">How many characters it spans, at least 1.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Remedy">What to try.</param>
internal sealed record ExpressionFault(int Offset, int Length, string Message, string Remedy);
