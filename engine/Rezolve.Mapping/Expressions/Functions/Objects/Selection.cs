using Rezolve.Mapping.Expressions.Evaluation;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Functions.Objects;

/// <summary>The members of an object by a list of names: what <c>pick</c> keeps and <c>omit</c> leaves out.</summary>
internal static class Selection
{
    /// <summary>The object's members that are, or are not, among the names.</summary>
    public static Value Of(ReadOnlySpan<Value> arguments, bool wanted)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in arguments[1].List)
        {
            if (name.Kind != ValueKind.Text)
                return Faults.Expected("text as a name in 'names'", name);
            names.Add(name.Text);
        }
        var members = new ValueObject();
        foreach (var (name, value) in arguments[0].Object)
        {
            if (names.Contains(name) == wanted)
                members[name] = value;
        }
        return Value.Of(members);
    }
}
