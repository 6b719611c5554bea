using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Transforms.Conversions;
using Rezolve.Mapping.Transforms.Reading;
using Rezolve.Mapping.Transforms.Tables;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Transforms.Writing;

/// <summary>What the vendor is sent for a canonical value: <c>maxLength</c>, <c>table</c>, <c>as</c>, <c>empty</c>, in this order.</summary>
internal static class FieldWriting
{
    /// <summary>The vendor's value, or a fault where the field must be held.</summary>
    /// <param name="field">The field.</param>
    /// <param name="write">The way it is written.</param>
    /// <param name="canonical">A canonical value as JSON has it; never undefined.</param>
    /// <param name="present">The vendor's present value, where it is known: of several rows of a table the nearest is taken.</param>
    /// <param name="numberKeys">The kinds of entity whose keys the vendor wants as numbers.</param>
    /// <param name="scope">For conversions with slots.</param>
    public static Value Convert(
        FieldProgram field, FieldWrite write, in Value canonical, in Value present, IReadOnlySet<EntityKind> numberKeys, Scope scope)
    {
        if (canonical.IsNothing)
            return field.Empty.Count > 0 ? field.Empty[0] : Value.Null;
        var form = write.As ?? field.As;
        if (!field.Type.IsMany())
            return ConvertOne(field, field.Type, form, canonical, present, numberKeys, scope);
        if (canonical.Kind != ValueKind.List)
            return Reasons.Expected("a list", canonical);
        var members = new List<Value>();
        foreach (var member in canonical.List)
        {
            var converted = ConvertOne(field, field.Field.Of, form is { TakesList: true } ? null : form, member, Value.Undefined, numberKeys, scope);
            if (converted.IsFault)
                return converted;
            members.Add(converted);
        }
        return form is { TakesList: true } ? form.ToVendor(Value.Of(members), scope) : Value.Of(members);
    }

    /// <summary>Why a value that has no form is held: its table has no row for it, or the form does not fit.</summary>
    public static HoldCode CodeOf(FieldProgram field, in Value canonical)
    {
        IReadOnlyList<Value> members = canonical.Kind == ValueKind.List ? canonical.List : [canonical];
        return field.Table is { } table && members.Any(member => table.ToVendor(member, Value.Undefined).IsFault) ? HoldCode.Unmapped : HoldCode.Form;
    }

    private static Value ConvertOne(
        FieldProgram field, FieldType type, ConversionProgram? form, in Value canonical, in Value present,
        IReadOnlySet<EntityKind> numberKeys, Scope scope)
    {
        var value = TypeForms.Of(type).ToCanonical(canonical, scope);
        if (field.MaxLength is { } most)
            value = Shortened(field, value, most);
        if (value.IsFault)
            return value;
        if (field.Table is { } table)
            value = table.ToVendor(value, present);
        else if (form is null)
            value = TypeForms.Of(type).ToVendor(value, scope);
        if (form is not null && !value.IsFault)
            value = form.ToVendor(value, scope);
        return form is null && IsNumberKey(type, numberKeys) ? AsNumber(value) : value;
    }

    private static Value Shortened(FieldProgram field, in Value value, int most)
    {
        var rich = value.Kind == ValueKind.Object;
        var held = rich ? value["text"] : value;
        if (held.Kind != ValueKind.Text || held.Text.Length <= most)
            return value;
        if (field.HoldTooLong || (rich && value["format"].Text != "plain"))
            return Value.Fault($"the text has {held.Text.Length} characters, {most} are allowed");
        var cut = Value.Of(CanonicalText.Normalize(held.Text[..(char.IsHighSurrogate(held.Text[most - 1]) ? most - 1 : most)]));
        return rich ? Value.Of(new ValueObject(2) { ["format"] = value["format"], ["text"] = cut }) : cut;
    }

    private static bool IsNumberKey(FieldType type, IReadOnlySet<EntityKind> numberKeys) =>
        type.IsReference() && Enum.TryParse<EntityKind>(type.ToString(), out var kind) && numberKeys.Contains(kind);

    private static Value AsNumber(in Value key) => key.Kind == ValueKind.Text && JsonNumbers.IsNumber(key.Text)
        ? Value.NumberOf(key.Text)
        : Reasons.Expected("a key that is a number", key);
}
