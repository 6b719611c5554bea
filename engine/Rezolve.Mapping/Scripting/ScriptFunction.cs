using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Scripting;

/// <summary>A function of the expression language as scripts see it: pure, bounded, and a fault value where it fails.</summary>
internal delegate Value ScriptFunction(ReadOnlySpan<Value> arguments);
