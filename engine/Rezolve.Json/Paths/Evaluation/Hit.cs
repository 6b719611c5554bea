using System.Text.Json;

namespace Rezolve.Json.Paths.Evaluation;

/// <summary>A node on the way; its place is null inside filters, where nobody asks for it.</summary>
internal readonly record struct Hit(JsonElement Value, Place? Place);
