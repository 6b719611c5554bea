namespace Rezolve.Json.Reading;

/// <summary>A comment in an authored text.</summary>
/// <param name="Start">Byte offset of its first slash.</param>
/// <param name="End">Byte offset just after its last character; the line end of a <c>//</c> comment is not part of it.</param>
/// <param name="Text">The comment as written, marks included.</param>
/// <param name="IsBlock">True for <c>/* … */</c>, false for <c>// …</c>.</param>
public sealed record JsonComment(int Start, int End, string Text, bool IsBlock);
