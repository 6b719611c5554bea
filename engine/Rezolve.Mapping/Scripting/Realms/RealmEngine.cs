using Jint;
using Jint.Native;

namespace Rezolve.Mapping.Scripting.Realms;

/// <summary>One interpreter with a prepared realm. Thrown away after any fault.</summary>
internal sealed class RealmEngine : IDisposable
{
    private readonly Dictionary<string, JsValue> _functions = new(StringComparer.Ordinal);
    private readonly ScriptLibrary _library;
    private readonly Engine _engine;
    private readonly IntoScript _into;
    private readonly JsValue _settle;

    public RealmEngine(ScriptLibrary library, ScriptLimits limits, ScriptBudget budget, CancellationToken cancellation)
    {
        _library = library;
        _engine = new Engine(RealmOptions.Of(limits, budget, cancellation));
        _into = new IntoScript(_engine, budget, limits);
        var lent = new RealmFunctions(_engine, budget, _into, limits);
        lent.Install(library.Functions);
        var names = new JsArray(_engine, [.. library.Functions.Keys.Select(JsString.Create)]);
        _settle = _engine.Call(_engine.Evaluate(RealmPrelude.Program), JsValue.Undefined, [lent.ForPrelude(), names]);
    }

    /// <summary>The call stack, as the last interrupted call left it.</summary>
    public string Trace => _engine.Advanced.StackTrace;

    /// <summary>Finds a script's function, preparing it on its first call: it and all it can reach are frozen.</summary>
    public JsValue Load(PreparedScript script)
    {
        if (_functions.TryGetValue(script.Name, out var known))
            return known;
        var parts = (JsArray)_engine.Evaluate(script.Program);
        _engine.Call(_settle, JsValue.Undefined, [parts]);
        return _functions[script.Name] = parts[0u];
    }

    /// <summary>Copies the arguments and calls a function.</summary>
    public JsValue Call(JsValue function, Values.Value[] arguments)
    {
        _into.Begin();
        var copies = arguments.Length == 0 ? [] : new JsValue[arguments.Length];
        for (var i = 0; i < copies.Length; i++)
            copies[i] = _into.Convert(arguments[i], Ordinal(i));
        return _engine.Call(function, JsValue.Undefined, copies);
    }

    /// <inheritdoc/>
    public void Dispose() => _engine.Dispose();

    private static string Ordinal(int index) => index switch
    {
        0 => "argument 1",
        1 => "argument 2",
        2 => "argument 3",
        _ => "an argument",
    };
}
