namespace Rezolve.Mapping.Checking.OpenApi;

/// <summary>How much of an OpenAPI document is looked at.</summary>
/// <param name="MaxBytes">The longest document.</param>
/// <param name="MaxDepth">How deep its JSON may be.</param>
/// <param name="MaxParts">How many schemas may make up one: references, allOf, oneOf and anyOf, each followed once.</param>
internal sealed record ApiLimits(int MaxBytes, int MaxDepth, int MaxParts);
