using System.Text.Json;

namespace Rezolve.Json.Reading;

/// <summary>A document that was read, or why it was refused.</summary>
/// <param name="Document">The document, owned by the caller, who disposes it; null if it was refused.</param>
/// <param name="Check">What was found on the way; its fault says why there is no document.</param>
public readonly record struct JsonDocumentReading(JsonDocument? Document, JsonCheck Check);
