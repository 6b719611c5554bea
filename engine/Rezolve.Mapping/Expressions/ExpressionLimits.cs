namespace Rezolve.Mapping.Expressions;

/// <summary>The limits of the language itself. They are part of its definition: no host changes them.</summary>
internal static class ExpressionLimits
{
    /// <summary>The longest expression, in UTF-16 characters.</summary>
    public const int Characters = 1_000;

    /// <summary>The longest text that is given to the parser at all, while the end of a template's expression is sought.</summary>
    public const int ParsedCharacters = 4_096;

    /// <summary>The most nodes of the syntax tree.</summary>
    public const int Nodes = 200;

    /// <summary>The deepest nesting of the syntax tree.</summary>
    public const int Depth = 100;

    /// <summary>The longest text that an operator or function makes, in UTF-16 characters, where it could be longer than its parts.</summary>
    public const int TextCharacters = 1_000_000;
}
