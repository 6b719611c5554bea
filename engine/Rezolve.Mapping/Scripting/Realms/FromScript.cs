using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Scripting.Realms;

/// <summary>
/// Copies what a script gives back, by a walk with a limit on depth, values and characters that runs no code of the script. Absent members
/// are left out, holes and absent elements of lists are null, a Date is an instant, lone surrogates are U+FFFD.
/// </summary>
internal struct FromScript(ScriptLimits limits)
{
    private const long UnixEpochMilliseconds = 62_135_596_800_000;

    private int _nodes;
    private long _characters;

    /// <summary>The value, or a fault whose text says what cannot leave a script and why.</summary>
    public static Value Convert(JsValue result, ScriptLimits limits)
    {
        var walk = new FromScript(limits);
        return walk.Walk(result, 1);
    }

    private Value Walk(JsValue value, int depth)
    {
        if (++_nodes > limits.ValueNodes)
            return Value.Fault($"its result holds more than {FaultText.Number(limits.ValueNodes)} values");
        return value.Type switch
        {
            Types.Undefined => Value.Undefined,
            Types.Null => Value.Null,
            Types.Boolean => Value.Of(value.AsBoolean()),
            Types.Number => Number(value.AsNumber()),
            Types.String => Text((JsString)value),
            Types.Object => Composite(value, depth),
            _ => Value.Fault($"its result holds a {value.Type.ToString().ToLowerInvariant()}, which has no JSON"),
        };
    }

    private static Value Number(double number) =>
        !double.IsFinite(number) ? Value.Fault("its result holds NaN or Infinity, which is no JSON number")
        : Math.Abs(number) > ValueNumber.MaxSafe
            ? Value.Fault("its result holds a number beyond 2^53, whose last digits are not certain: give it as text")
            : Value.Of(number);

    private Value Text(JsString text)
    {
        _characters += text.Length;
        return _characters > limits.TextLength ? TooLong() : Value.Of(Whole(text.ToString()));
    }

    private Value TooLong() => Value.Fault($"its result holds more than {FaultText.Number(limits.TextLength)} characters");

    private static string Whole(string text) => text.AsSpan().IndexOfAnyInRange('\ud800', '\udfff') < 0 ? text : LoneSurrogates.Repair(text);

    private Value Composite(JsValue value, int depth)
    {
        if (depth > limits.ValueDepth)
            return Value.Fault($"its result nests more than {FaultText.Number(limits.ValueDepth)} deep (or contains itself)");
        return value switch
        {
            JsArray list => List(list, depth),
            JsDate date => Date(date.DateValue),
            JsObject members => Object(members, depth),
            JsMap => Value.Fault("its result holds a Map: give Object.fromEntries(map) or [...map]"),
            JsSet => Value.Fault("its result holds a Set: give [...set]"),
            JsError => Value.Fault("its result holds an Error: throw it, or give its message"),
            JsRegExp => Value.Fault("its result holds a pattern: give its source"),
            _ when value.IsCallable() => Value.Fault("its result holds a function: call it, and give its result"),
            _ => Value.Fault("its result holds an object that is no plain object, list or Date"),
        };
    }

    private static Value Date(double milliseconds)
    {
        var ticks = (milliseconds + UnixEpochMilliseconds) * TimeSpan.TicksPerMillisecond;
        return ticks >= 0 && ticks < DateTime.MaxValue.Ticks
            ? Value.Of(new DateTimeOffset(((long)milliseconds + UnixEpochMilliseconds) * TimeSpan.TicksPerMillisecond, TimeSpan.Zero))
            : Value.Fault("its result holds a Date that is no point in time between the years 1 and 9999");
    }

    private Value List(JsArray list, int depth)
    {
        if (list.Length > limits.ValueNodes)
            return Value.Fault($"its result holds more than {FaultText.Number(limits.ValueNodes)} values");
        var copy = new List<Value>((int)list.Length);
        for (var i = 0u; i < list.Length; i++)
        {
            var element = Walk(Own(list, JsNumber.Create((long)i)), depth + 1);
            if (element.IsFault)
                return element;
            copy.Add(element.Kind == ValueKind.Undefined ? Value.Null : element);
        }
        return Value.Of(copy);
    }

    private Value Object(JsObject members, int depth)
    {
        var copy = new ValueObject();
        foreach (var key in members.GetOwnPropertyKeys(Types.String))
        {
            var name = key.ToString();
            var member = Walk(Own(members, key), depth + 1);
            if (member.IsFault)
                return member;
            if (member.Kind == ValueKind.Undefined)
                continue;
            _characters += name.Length;
            if (_characters > limits.TextLength)
                return TooLong();
            copy[Whole(name)] = member;
        }
        return Value.Of(copy);
    }

    // An accessor is script: reading its descriptor does not run it.
    private static JsValue Own(ObjectInstance owner, JsValue key)
    {
        var property = owner.GetOwnProperty(key);
        return property.IsAccessorDescriptor() ? JsValue.Undefined : property.Value ?? JsValue.Undefined;
    }
}
