using Jint;
using Jint.Native;
using Jint.Native.Function;
using Jint.Native.Object;

namespace Rezolve.Mapping.Scripting.Realms;

/// <summary>The prelude's walks over built-ins. There are hundreds of them: as loops of a script they were most of what opening a realm cost.</summary>
internal static class RealmTrimming
{
    /// <summary>Removes every property that is not listed; gives the object back.</summary>
    /// <param name="arguments">The object, the names to keep with a space between each two, and a list of the symbols to keep.</param>
    public static JsValue Keep(JsValue[] arguments)
    {
        var target = (ObjectInstance)arguments[0];
        var names = new HashSet<string>(arguments[1].ToString().Split(' '), StringComparer.Ordinal);
        var symbols = (JsArray)arguments[2];
        foreach (var key in target.GetOwnPropertyKeys())
        {
            if (!(key is JsSymbol ? symbols.Contains(key) : names.Contains(key.ToString())))
                target.Delete(key);
        }
        return target;
    }

    /// <summary>The functions that are values of an object's own properties; getters are not asked.</summary>
    public static JsValue FunctionsOf(Engine engine, JsValue[] arguments)
    {
        var target = (ObjectInstance)arguments[0];
        var functions = new List<JsValue>();
        foreach (var key in target.GetOwnPropertyKeys())
        {
            if (target.GetOwnProperty(key) is var found && found.IsDataDescriptor() && found.Value is Function function)
                functions.Add(function);
        }
        return new JsArray(engine, [.. functions]);
    }
}
