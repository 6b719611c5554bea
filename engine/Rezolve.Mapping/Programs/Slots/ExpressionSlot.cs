using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Programs.Slots;

/// <summary>One expression: its value, with its type.</summary>
internal sealed class ExpressionSlot(SourcePlace place, ExpressionProgram program) : ValueSlot(place)
{
    /// <summary>The compiled expression.</summary>
    public ExpressionProgram Program => program;

    /// <inheritdoc/>
    public override ValueKinds Type => program.Type;

    /// <inheritdoc/>
    public override IReadOnlySet<Root> Roots => program.Roots;

    /// <inheritdoc/>
    public override Value Evaluate(Scope scope) => program.Evaluate(scope);
}
