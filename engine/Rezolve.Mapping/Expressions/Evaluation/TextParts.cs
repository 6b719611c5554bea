using System.Text;
using Rezolve.Mapping.Expressions.Typing;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Evaluation;

/// <summary>Text put together from literal and computed parts: template literals, and manifest strings with <c>{{ }}</c> in them.</summary>
internal static class TextParts
{
    /// <summary>Literal, part, literal, part, …, literal.</summary>
    /// <param name="scope">What the parts see.</param>
    /// <param name="literals">One more than there are parts.</param>
    /// <param name="parts">Each has to give text, a number, a boolean, an instant or a date.</param>
    /// <returns>The text, or the fault of the first part that has one.</returns>
    public static Value Join(Scope scope, string[] literals, Func<Scope, Value>[] parts)
    {
        var text = new StringBuilder(literals[0]);
        for (var i = 0; i < parts.Length; i++)
        {
            var part = parts[i](scope);
            if ((KindWords.KindsOf(part) & ValueKinds.Printable) == 0)
                return Faults.Expected("text, a number, a boolean, an instant or a date as part of a text", part);
            text.Append(ValueText.Of(part)).Append(literals[i + 1]);
            if (text.Length > ExpressionLimits.TextCharacters)
                return Faults.TooLong;
        }
        return Value.Of(text.ToString());
    }
}
