namespace Rezolve.Json.Schema;

/// <summary>The outcome of checking one instance.</summary>
/// <param name="Errors">Every way in which it does not fit; empty if it fits.</param>
/// <param name="Fault">Why checking could not be finished; null if it could. A faulted check is never valid.</param>
public sealed record JsonSchemaResult(IReadOnlyList<JsonSchemaError> Errors, JsonSchemaFault? Fault)
{
    internal static JsonSchemaResult Fits { get; } = new([], null);

    /// <summary>True if the instance fits the schema.</summary>
    public bool IsValid => Errors.Count == 0 && Fault is null;
}
