namespace Rezolve.Json.Schema;

/// <summary>A compiled schema, or everything that is wrong with it.</summary>
/// <param name="Schema">The schema; null if there are faults.</param>
/// <param name="Faults">All faults in one go; empty for a good schema.</param>
public sealed record JsonSchemaCompilation(JsonSchema? Schema, IReadOnlyList<JsonSchemaFault> Faults);
