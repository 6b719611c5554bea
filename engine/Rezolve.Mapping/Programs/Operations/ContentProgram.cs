using Rezolve.Json.Paths;
using Rezolve.Mapping.Diagnostics;

namespace Rezolve.Mapping.Programs.Operations;

/// <summary>Where the bytes of a file stand in an answer that is a document: as text in base64.</summary>
/// <param name="Place">Where it stands in the manifest.</param>
/// <param name="Path">Where the text is; names and fixed indices only.</param>
internal sealed record ContentProgram(SourcePlace Place, JsonPath Path);

/// <summary>The body of a success is handed out as it comes, instead of being read.</summary>
/// <param name="MostBytes">The longest body, decompressed; null leaves it to the engine's limit.</param>
internal sealed record StreamingProgram(long? MostBytes);
