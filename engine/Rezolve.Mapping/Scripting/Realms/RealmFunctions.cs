using Jint;
using Jint.Native;
using Jint.Runtime;
using Jint.Runtime.Descriptors;
using Jint.Runtime.Interop;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Scripting.Realms;

/// <summary>What the host lends a realm: the functions of the expression language, and bounded forms of built-ins that have no bound of their own.</summary>
internal sealed class RealmFunctions(Engine engine, ScriptBudget budget, IntoScript into, ScriptLimits limits)
{
    /// <summary>Makes the functions of the expression language globals of the realm.</summary>
    public void Install(IReadOnlyDictionary<string, ScriptFunction> functions)
    {
        foreach (var (name, function) in functions)
            engine.SetValue(name, Function(name, (_, arguments) => Invoke(name, function, arguments)));
    }

    /// <summary>What the prelude needs: <c>{ text, stop, stringify, keep, functionsOf }</c>.</summary>
    public JsObject ForPrelude()
    {
        var host = new JsObject(engine);
        host.FastSetDataProperty("text", JsNumber.Create(limits.TextLength));
        host.FastSetDataProperty("stop", Function("stop", (_, _) => TextTooLong()));
        host.FastSetDataProperty("stringify", Function("stringify", (_, arguments) => Stringify(arguments)));
        host.FastSetDataProperty("keep", Function("keep", (_, arguments) => RealmTrimming.Keep(arguments)));
        host.FastSetDataProperty("functionsOf", Function("functionsOf", (_, arguments) => RealmTrimming.FunctionsOf(engine, arguments)));
        return host;
    }

    private ClrFunction Function(string name, Func<JsValue, JsValue[], JsValue> call) => new(engine, name, call, 0, PropertyFlag.AllForbidden);

    private JsValue Invoke(string name, ScriptFunction function, JsValue[] arguments)
    {
        budget.CountFunction();
        var values = new Value[arguments.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            values[i] = FromScript.Convert(arguments[i], limits);
            if (values[i].IsFault)
                throw Error($"{name}(…): {Renamed(values[i], "its argument")}");
        }
        var result = function(values);
        return result.IsFault ? throw Error(result.Text) : into.Convert(result, $"the result of {name}(…)");
    }

    private JsValue Stringify(JsValue[] arguments)
    {
        budget.CountFunction();
        if (arguments.Length != 1)
            throw Error("JSON.stringify takes one value here: no replacer and no indentation");
        var value = FromScript.Convert(arguments[0], limits);
        return value.IsFault ? throw Error(Renamed(value, "JSON.stringify's value"))
            : value.Kind == ValueKind.Undefined ? JsValue.Undefined
            : JsString.Create(value.ToString());
    }

    private JsValue TextTooLong()
    {
        budget.Stop($"a text of more than {FaultText.Number(limits.TextLength)} characters");
        return JsValue.Undefined;
    }

    // The walk's messages begin with what they speak of.
    private static string Renamed(Value fault, string subject) => string.Concat(subject, fault.Text.AsSpan("its result".Length));

    private JavaScriptException Error(string message) => new(engine.Intrinsics.Error, message);
}
