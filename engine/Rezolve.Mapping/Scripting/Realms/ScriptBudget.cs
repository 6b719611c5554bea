using Jint;

namespace Rezolve.Mapping.Scripting.Realms;

/// <summary>
/// Counts what the calls of one unit of work use. The interpreter asks before each statement; once a limit is passed every further question
/// stops the script again, so that nothing the script does can outlast it.
/// </summary>
/// <param name="limits">What may be used.</param>
/// <param name="clock">What time is measured with.</param>
/// <param name="cancellation">Ends the call.</param>
internal sealed class ScriptBudget(ScriptLimits limits, TimeProvider clock, CancellationToken cancellation) : Constraint
{
    private bool _armed;
    private string? _stopped;
    private long _began;
    private TimeSpan _unitTime;
    private TimeSpan? _recordTime;
    private long _unitStatements;
    private long _unitFunctions;
    private int _statements;
    private int _functions;

    /// <summary>Why the running call was stopped; null while it was not.</summary>
    public string? Stopped => _stopped;

    /// <summary>Statements counted over all calls.</summary>
    public long UnitStatements => _unitStatements;

    /// <summary>Engine functions called over all calls.</summary>
    public long UnitFunctions => _unitFunctions;

    /// <summary>Begins a record: the time of its calls is counted from here. Until the first one, only calls and the unit are limited.</summary>
    public void BeginRecord() => _recordTime = TimeSpan.Zero;

    /// <summary>Begins a call: its own limits start anew, those of the unit go on.</summary>
    public void Begin()
    {
        _stopped = null;
        _statements = 0;
        _functions = 0;
        _began = clock.GetTimestamp();
        _armed = true;
    }

    /// <summary>Ends a call.</summary>
    public void End()
    {
        _armed = false;
        var elapsed = clock.GetElapsedTime(_began);
        _unitTime += elapsed;
        _recordTime += elapsed;
    }

    /// <summary>Why no further call can begin in this unit; null while it can.</summary>
    public string? Exhausted =>
        _unitStatements >= limits.UnitStatements ? UnitText("statements", limits.UnitStatements)
        : _unitFunctions >= limits.UnitFunctions ? UnitText("function calls", limits.UnitFunctions)
        : _unitTime >= limits.UnitTime ? UnitText("ms", (long)limits.UnitTime.TotalMilliseconds)
        : _recordTime >= limits.RecordTime ? RecordText(limits.RecordTime)
        : null;

    /// <summary>Counts a call of an engine function.</summary>
    public void CountFunction()
    {
        if (++_functions > limits.CallFunctions)
            Stop($"more than {FaultText.Number(limits.CallFunctions)} function calls");
        if (++_unitFunctions > limits.UnitFunctions)
            Stop(UnitText("function calls", limits.UnitFunctions));
        LookAtClock();
    }

    /// <summary>Stops the script for good.</summary>
    public void Stop(string reason)
    {
        _stopped ??= reason;
        throw new ScriptStoppedException(_stopped);
    }

    /// <inheritdoc/>
    public override void Check()
    {
        if (!_armed)
            return;
        if (_stopped is not null)
            Stop(_stopped);
        if (++_statements > limits.CallStatements)
            Stop($"more than {FaultText.Number(limits.CallStatements)} statements");
        if (++_unitStatements > limits.UnitStatements)
            Stop(UnitText("statements", limits.UnitStatements));
    }

    /// <inheritdoc/>
    public override void Reset()
    {
        // A call's window is the realm's to open (Begin): the interpreter resets on every entry, which would refund what was used.
    }

    /// <summary>Stops a call whose time, or whose unit's time, is over.</summary>
    public void LookAtClock()
    {
        if (!_armed)
            return;
        cancellation.ThrowIfCancellationRequested();
        var elapsed = clock.GetElapsedTime(_began);
        if (elapsed > limits.CallTime)
            Stop($"more than {FaultText.Number((long)limits.CallTime.TotalMilliseconds)} ms");
        if (_recordTime + elapsed > limits.RecordTime)
            Stop(RecordText(limits.RecordTime));
        if (_unitTime + elapsed > limits.UnitTime)
            Stop(UnitText("ms", (long)limits.UnitTime.TotalMilliseconds));
    }

    private static string RecordText(TimeSpan limit) =>
        $"the scripts of this record used more than {FaultText.Number((long)limit.TotalMilliseconds)} ms";

    private static string UnitText(string what, long limit) => $"the scripts of this unit of work used more than {FaultText.Number(limit)} {what}";
}
