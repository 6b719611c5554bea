using Rezolve.Json.Reading;

namespace Rezolve.Json.Formatting;

/// <summary>A formatted text, or why there is none.</summary>
/// <param name="Text">The text in UTF-8, without a byte order mark; null where the source could not be read.</param>
/// <param name="Faults">What is wrong with the source, in order of place; empty where there is a text.</param>
public sealed record JsonFormatting(ReadOnlyMemory<byte>? Text, IReadOnlyList<JsonFault> Faults);
