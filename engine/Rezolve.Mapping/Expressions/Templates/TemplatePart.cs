namespace Rezolve.Mapping.Expressions.Templates;

/// <summary>A part of a manifest string.</summary>
/// <param name="Text">Literal text, or the expression between the braces, as it is written.</param>
/// <param name="Offset">Where it begins in the string, in UTF-16 characters; of an expression, behind its braces.</param>
/// <param name="IsExpression">Whether it is an expression.</param>
internal readonly record struct TemplatePart(string Text, int Offset, bool IsExpression);
