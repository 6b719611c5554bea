using System.Globalization;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Expressions.Evaluation;

/// <summary>Reading members, where <c>.</c> reads like <c>?.</c>: a member of nothing is undefined.</summary>
internal static class Access
{
    /// <summary>A member by its name. Text and lists have <c>length</c> and their indices; nothing is inherited.</summary>
    public static Value Member(in Value owner, string name) => owner.Kind switch
    {
        ValueKind.Object or ValueKind.Fault => owner[name],
        ValueKind.Text when name == "length" => Value.Of(owner.Text.Length),
        ValueKind.List when name == "length" => Value.Of(owner.List.Count),
        ValueKind.Text or ValueKind.List => int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            && index.ToString(CultureInfo.InvariantCulture) == name ? Item(owner, index) : Value.Undefined,
        ValueKind.Instant or ValueKind.Date or ValueKind.Duration => Faults.Expected("an object", owner),
        _ => Value.Undefined,
    };

    /// <summary>A member by a computed key: text, or a number for lists, text and members that are written as numbers.</summary>
    public static Value Computed(in Value owner, in Value key)
    {
        if (owner.IsFault || owner.IsNothing)
            return owner.IsFault ? owner : Value.Undefined;
        if (key.Kind == ValueKind.Text)
            return Member(owner, key.Text);
        if (key.Kind != ValueKind.Number)
            return Faults.Expected("a member's name or an index", key);
        if (owner.Kind is ValueKind.List or ValueKind.Text)
            return key.TryGetInteger(out var index) ? Item(owner, index) : Value.Undefined;
        return Member(owner, NameOf(key));
    }

    /// <summary>A number as the name of a member: its shortest whole form where it has one.</summary>
    public static string NameOf(in Value number) =>
        number.TryGetInteger(out var whole) ? whole.ToString(CultureInfo.InvariantCulture) : number.Text;

    private static Value Item(in Value owner, long index)
    {
        if (owner.Kind == ValueKind.Text)
            return index >= 0 && index < owner.Text.Length ? Value.Of(owner.Text[(int)index].ToString()) : Value.Undefined;
        return index >= 0 && index < owner.List.Count ? owner.List[(int)index] : Value.Undefined;
    }
}
