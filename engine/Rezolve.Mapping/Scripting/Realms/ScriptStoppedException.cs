namespace Rezolve.Mapping.Scripting.Realms;

/// <summary>Carries a limit's message out of the interpreter. Scripts cannot catch it, and the realm turns it into a fault.</summary>
internal sealed class ScriptStoppedException(string reason) : Exception(reason);
