using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Transforms.Conversions;
using Rezolve.Mapping.Transforms.Tables;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Transforms.Reading;

/// <summary>
/// What a field's value becomes: <c>empty</c>, <c>as</c>, <c>table</c>, <c>default</c>, in this order, then its type.
/// The one written rule; every faster way must agree with it.
/// </summary>
internal static class FieldReading
{
    /// <summary>The canonical value of a vendor's value: undefined where there is none, a fault where the field must be held.</summary>
    /// <param name="field">The field.</param>
    /// <param name="vendor">What the vendor says.</param>
    /// <param name="scope">For conversions with slots.</param>
    /// <param name="trace">Is told each step; null where nobody asks.</param>
    public static ReadValue Read(FieldProgram field, Value vendor, Scope scope, List<TraceStep>? trace = null)
    {
        trace?.Add(new TraceStep("value", vendor));
        var value = vendor;
        if (field.Empty.Count > 0)
        {
            value = IsEmpty(field, value) ? Value.Null : value;
            trace?.Add(new TraceStep("empty", value));
        }
        var held = value.IsFault ? HoldCode.Value : HoldCode.None;
        if (!value.IsNothing && !value.IsFault)
            (value, held) = Convert(field, value, scope, trace);
        if (value.IsNothing && field.Default.Kind != ValueKind.Undefined)
        {
            value = field.Default;
            trace?.Add(new TraceStep("default", value));
        }
        return new ReadValue(value, held);
    }

    private static (Value Value, HoldCode Held) Convert(FieldProgram field, Value value, Scope scope, List<TraceStep>? trace)
    {
        if (field.As is { } form)
        {
            value = Each(field, value, wholeList: form.TakesList, one => form.ToCanonical(one, scope));
            trace?.Add(new TraceStep("as", value));
            if (value.IsFault)
                return (value, HoldCode.Form);
        }
        if (field.Table is { } table)
        {
            value = Each(field, value, wholeList: false, one => one.IsNothing ? one : table.ToCanonical(one));
            trace?.Add(new TraceStep("table", value));
            if (value.IsFault)
                return (value, HoldCode.Unmapped);
        }
        if (value.IsNothing)
            return (value, HoldCode.None);
        value = Typed(field.Field, value, scope);
        var held = value.IsFault ? HoldCode.Type : Refused(field.Field, ref value);
        return (value, held);
    }

    private static Value Typed(CanonicalField field, Value value, Scope scope)
    {
        if (!field.Type.IsMany())
            return TypeForms.Of(field.Type).ToCanonical(value, scope);
        if (value.Kind != ValueKind.List)
            return Reasons.Expected("a list", value);
        var items = new List<Value>(value.List.Count);
        foreach (var item in value.List)
        {
            var typed = item.IsNothing ? item : TypeForms.Of(field.Of).ToCanonical(item, scope);
            if (typed.IsFault)
                return typed;
            if (!typed.IsNothing)
                items.Add(typed);
        }
        return Value.Of(field.Type == FieldType.Set ? Sets.Sorted(items) : items);
    }

    private static HoldCode Refused(CanonicalField field, ref Value value)
    {
        if (!field.Closed || value.Kind != ValueKind.Text || field.Words.Contains(value.Text))
            return HoldCode.None;
        value = Value.Fault($"{Reasons.Show(value)} is none of {string.Join(", ", field.Words)}");
        return HoldCode.Word;
    }

    private static Value Each(FieldProgram field, Value value, bool wholeList, Func<Value, Value> convert)
    {
        if (!field.Type.IsMany() || wholeList || value.Kind != ValueKind.List)
            return convert(value);
        var items = new List<Value>(value.List.Count);
        foreach (var item in value.List)
        {
            var converted = item.IsNothing ? item : convert(item);
            if (converted.IsFault)
                return converted;
            items.Add(converted);
        }
        return Value.Of(items);
    }

    private static bool IsEmpty(FieldProgram field, in Value value)
    {
        foreach (var word in field.Empty)
        {
            if (ValueEquality.AreEqual(word, value))
                return true;
        }
        return false;
    }
}

/// <summary>A field's canonical value.</summary>
/// <param name="Value">The value; undefined where there is none; a fault where it is held.</param>
/// <param name="Held">Why it is held.</param>
internal readonly record struct ReadValue(Value Value, HoldCode Held);

/// <summary>What one step made of a value, for a trace.</summary>
internal readonly record struct TraceStep(string Step, Value Value);
