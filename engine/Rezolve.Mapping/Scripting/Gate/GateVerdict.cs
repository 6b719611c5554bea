namespace Rezolve.Mapping.Scripting.Gate;

/// <summary>What the gate found.</summary>
/// <param name="Faults">Every mistake, in the order of the text; empty where the script may run.</param>
/// <param name="TopLevelNames">The names a file declares.</param>
internal sealed record GateVerdict(IReadOnlyList<ScriptFault> Faults, IReadOnlyList<string> TopLevelNames);
