namespace Rezolve.Mapping.Scripting.Gate;

/// <summary>Collects the faults of one script.</summary>
/// <param name="source">The script.</param>
internal sealed class GateReport(ScriptSource source)
{
    private readonly List<ScriptFault> _faults = [];

    /// <summary>The faults, in the order of the text.</summary>
    public IReadOnlyList<ScriptFault> Faults => [.. _faults.OrderBy(fault => fault.Offset)];

    /// <summary>Adds a fault at an offset into the text; of several at one place the first stands.</summary>
    public void Add(int offset, string message, string remedy)
    {
        var at = Math.Clamp(offset, 0, source.Text.Length);
        if (_faults.Exists(fault => fault.Offset == at))
            return;
        _faults.Add(new ScriptFault(source.Name, at, source.Text.AsSpan(0, at).Count('\n') + 1, message, remedy));
    }
}
