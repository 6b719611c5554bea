using System.Text.Json;
using Jint;
using Jint.Native;
using Jint.Runtime.Descriptors;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Scripting.Realms;

/// <summary>
/// Values as scripts see them: plain copies. Texts, booleans and numbers are themselves; instants, dates and durations are their ISO 8601 texts.
/// A member that is a list or an object is copied when the script first reads it.
/// </summary>
/// <remarks>A number that the script's kind of number cannot hold exactly stops the script when it is read: its digits are never guessed.</remarks>
internal sealed class IntoScript(Engine engine, ScriptBudget budget, ScriptLimits limits)
{
    private readonly NameCache _names = new();
    private int _nodes;

    /// <summary>Begins a call: the count of copied values starts anew.</summary>
    public void Begin() => _nodes = 0;

    /// <summary>Copies a value; <paramref name="place"/> is what messages call it.</summary>
    public JsValue Convert(in Value value, string place)
    {
        if (++_nodes > limits.ValueNodes)
            budget.Stop($"its arguments hold more than {FaultText.Number(limits.ValueNodes)} values: pass the members it needs");
        switch (value.Kind)
        {
            case ValueKind.Undefined: return JsValue.Undefined;
            case ValueKind.Null: return JsValue.Null;
            case ValueKind.Boolean: return value.Boolean ? JsBoolean.True : JsBoolean.False;
            case ValueKind.Number: return Number(value, place);
            case ValueKind.List: return List(value.List, place);
            case ValueKind.Object: return value.Unread is { } unread ? Unread(unread.Json) : Object(value.Object);
            case ValueKind.Fault:
                budget.Stop($"{place} is a fault: {value.Text}");
                return JsValue.Undefined;
            default: return JsString.Create(ValueText.Of(value));
        }
    }

    /// <summary>Whether a double holds a number exactly: whole numbers up to 2^53 - 1, and any other whose digits come back from a double.</summary>
    public static bool Holds(in Value number)
    {
        if (number.TryGetInteger(out var whole))
            return whole is >= -ValueNumber.MaxSafe and <= ValueNumber.MaxSafe;
        var nearest = number.Double;
        if (!double.IsFinite(nearest) || Math.Abs(nearest) > ValueNumber.MaxSafe)
            return false;
        return ValueNumber.Compare(ValueNumber.FromDouble(nearest), number) == 0;
    }

    private JsNumber Number(in Value number, string place)
    {
        if (!Holds(number))
            budget.Stop($"{place} is {number.Text}, which a script cannot hold exactly: pass string(…) of it");
        return JsNumber.Create(number.Double);
    }

    private JsArray List(IReadOnlyList<Value> list, string place)
    {
        if ((uint)list.Count > limits.ArrayLength)
            budget.Stop($"a list of more than {FaultText.Number(limits.ArrayLength)} elements");
        var elements = new JsValue[list.Count];
        for (var i = 0; i < elements.Length; i++)
            elements[i] = Convert(list[i], $"an element of {place}");
        return new JsArray(engine, elements);
    }

    private JsObject Object(ValueObject members)
    {
        var copy = new JsObject(engine);
        foreach (var (name, value) in members)
        {
            if (value.Kind is ValueKind.Undefined)
                continue;
            if (value.Kind is ValueKind.Text or ValueKind.Boolean or ValueKind.Null)
                copy.FastSetDataProperty(name, Convert(value, name));
            else
                copy.FastSetProperty(name, Later(name, value));
        }
        return copy;
    }

    private JsObject Unread(ReadOnlyMemory<byte> json)
    {
        var copy = new JsObject(engine);
        var reader = new Utf8JsonReader(json.Span);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.ValueIsEscaped ? TextOf(reader.ValueSpan) : _names.Of(reader.ValueSpan);
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            copy.FastSetProperty(name, Later(name, json[start..(int)reader.BytesConsumed]));
        }
        return copy;
    }

    private static string TextOf(ReadOnlySpan<byte> escaped) => LoneSurrogates.Decode(System.Text.Encoding.UTF8.GetString(escaped));

    private PropertyDescriptor Later(string name, ReadOnlyMemory<byte> json) =>
        PropertyDescriptor.CreateLazy(
            (this, name, json),
            static member => member.Item1.Convert(ValueReader.Read(member.json.Span), $"member '{member.name}'"),
            PropertyFlag.ConfigurableEnumerableWritable);

    private PropertyDescriptor Later(string name, Value value) =>
        PropertyDescriptor.CreateLazy(
            (this, name, value),
            static member => member.Item1.Convert(member.value, $"member '{member.name}'"),
            PropertyFlag.ConfigurableEnumerableWritable);
}
