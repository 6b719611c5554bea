using Rezolve.Mapping.Scripting.Realms;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Scripting;

/// <summary>
/// Where the scripts of one library run for one unit of work. State never passes from call to call; after any fault the interpreter is thrown
/// away and the next call makes a new one, within the same budget.
/// </summary>
/// <remarks>Not thread-safe: one unit of work calls it, from one thread at a time.</remarks>
internal sealed class ScriptRealm : IDisposable
{
    private readonly ScriptLibrary _library;
    private readonly ScriptLimits _limits;
    private readonly ScriptBudget _budget;
    private readonly ScriptWatch _watch;
    private readonly CancellationToken _cancellation;
    private RealmEngine? _engine;
    private string _trace = "";

    internal ScriptRealm(
        ScriptLibrary library, ScriptLimits limits, TimeProvider clock, ScriptQuarantine quarantine, CancellationToken cancellation)
    {
        _library = library;
        _limits = limits;
        _cancellation = cancellation;
        _budget = new ScriptBudget(limits, clock, cancellation);
        _watch = new ScriptWatch(library.Hash, limits, clock, quarantine);
    }

    /// <summary>How many interpreters were made: one, and one more after each fault that a call followed.</summary>
    public int Engines { get; private set; }

    /// <summary>Statements run so far by all calls.</summary>
    public long Statements => _budget.UnitStatements;

    /// <summary>Engine functions called so far by all calls.</summary>
    public long FunctionCalls => _budget.UnitFunctions;

    /// <summary>Begins a record of the unit: its calls together may take the time of a record.</summary>
    public void BeginRecord() => _budget.BeginRecord();

    /// <summary>Calls a script. Any failure of it is a fault; a fault among the arguments is the result.</summary>
    /// <param name="name">The script's name.</param>
    /// <param name="arguments">Its arguments, which it sees as plain copies.</param>
    /// <exception cref="OperationCanceledException">The unit of work was cancelled.</exception>
    public Value Call(string name, ReadOnlySpan<Value> arguments)
    {
        foreach (var argument in arguments)
        {
            if (argument.IsFault)
                return argument;
        }
        _cancellation.ThrowIfCancellationRequested();
        if (!_library.Scripts.TryGetValue(name, out var script))
            return Value.Fault($"there is no script '{name}'");
        if (_watch.Quarantined is { } held)
            return Value.Fault($"script '{name}' did not run: its manifest is in quarantine since a call of script '{held.Script}' did not end");
        if (_budget.Exhausted is { } exhausted)
            return Value.Fault($"script '{name}' did not run: {exhausted}");
        var copies = arguments.ToArray();
        return ScriptThread.IsCurrent ? Run(script, copies) : ScriptThread.Run(() => Run(script, copies), _limits.StackBytes);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Discard();
        _watch.Dispose();
    }

    private Value Run(PreparedScript script, Value[] arguments)
    {
        try
        {
            return Finish(script.Name, Invoke(script, arguments));
        }
        catch (Exception) when (_cancellation.IsCancellationRequested)
        {
            Discard();
            throw new OperationCanceledException(_cancellation);
        }
        catch (Exception problem) when (Remember())
        {
            // Whatever the interpreter throws was caused by the script: nothing else runs in it.
            Discard();
            return Value.Fault(FaultText.Of(script.Name, problem, _trace, _limits));
        }
    }

    // A filter runs before the interpreter unwinds: only then its call stack still tells the line.
    private bool Remember()
    {
        _trace = _engine?.Trace ?? "";
        return true;
    }

    private Value Invoke(PreparedScript script, Value[] arguments)
    {
        var engine = _engine ??= Open();
        _budget.Begin();
        _watch.Begin(script.Name);
        try
        {
            var function = engine.Load(script);
            _budget.Begin(); // what is done once a realm is not held against the call that happens to be the first
            var result = FromScript.Convert(engine.Call(function, arguments), _limits);
            return _budget.Stopped is null ? result : throw new ScriptStoppedException(_budget.Stopped);
        }
        finally
        {
            _watch.End();
            _budget.End();
        }
    }

    private Value Finish(string name, Value result)
    {
        if (!result.IsFault)
            return result;
        Discard();
        return Value.Fault($"script '{name}': {result.Text}");
    }

    private RealmEngine Open()
    {
        Engines++;
        return new RealmEngine(_library, _limits, _budget, _cancellation);
    }

    private void Discard()
    {
        _engine?.Dispose();
        _engine = null;
    }
}
