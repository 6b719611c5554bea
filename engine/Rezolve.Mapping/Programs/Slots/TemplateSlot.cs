using System.Text;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Programs.Slots;

/// <summary>Text with expressions in it. An absent, null, list or object part is a fault: it has no text.</summary>
/// <param name="place">Where it stands.</param>
/// <param name="parts">Literal parts as constants, expressions as they are.</param>
internal sealed class TemplateSlot(SourcePlace place, IReadOnlyList<ValueSlot> parts) : ValueSlot(place)
{
    /// <summary>The parts, in order.</summary>
    public IReadOnlyList<ValueSlot> Parts => parts;

    /// <inheritdoc/>
    public override ValueKinds Type => ValueKinds.Text;

    /// <inheritdoc/>
    public override IReadOnlySet<Root> Roots { get; } = RootSets.Of(parts);

    /// <inheritdoc/>
    public override Value Evaluate(Scope scope)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            var value = part.Evaluate(scope);
            if (value.IsFault)
                return value;
            if (!ValueText.Has(value) || value.Kind == ValueKind.Duration)
                return Value.Fault($"the part {{{{{(part as ExpressionSlot)?.Program.Source}}}}} is {Word(value.Kind)}, which has no text; ?? '' gives it one");
            text.Append(ValueText.Of(value));
        }
        return Value.Of(text.ToString());
    }

    private static string Word(ValueKind kind) => kind switch
    {
        ValueKind.Undefined => "absent",
        ValueKind.Null => "null",
        ValueKind.List => "a list",
        ValueKind.Object => "an object",
        _ => "a duration",
    };
}
