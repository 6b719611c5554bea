namespace Rezolve.Json.Formatting;

/// <summary>How formatted JSON looks.</summary>
/// <param name="LineWidth">How many characters a line may have before its object or array is broken; a long text may still exceed it.</param>
public sealed record JsonStyle(int LineWidth)
{
    /// <summary>What a person's own files are held to: what already stands on one line may go on far to the right.</summary>
    public static JsonStyle Kept { get; } = new(160);

    /// <summary>What new text is written in.</summary>
    public static JsonStyle Fresh { get; } = new(120);
}
