namespace Rezolve.Json.Reading;

/// <summary>How much JSON a caller is willing to read.</summary>
/// <param name="MaxBytes">The longest text accepted, in bytes.</param>
/// <param name="MaxDepth">The deepest nesting of arrays and objects accepted; the outermost container is depth 1.</param>
public sealed record JsonLimits(int MaxBytes, int MaxDepth);
