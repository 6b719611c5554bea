namespace Rezolve.Mapping.Expressions.Functions;

/// <summary>One executed example.</summary>
/// <param name="Source">The expression. Its only root is <c>now</c>, 2026-05-01T10:00:00Z, and its only table <c>status</c>, ("1", "open").</param>
/// <param name="Result">The JSON of the result, <c>undefined</c>, or <c>error: …</c> with a part of the message.</param>
internal sealed record FunctionExample(string Source, string Result);
