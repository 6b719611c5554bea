namespace Rezolve.Mapping.RichText;

/// <summary>How large a text may be that is read into the model.</summary>
/// <param name="Characters">UTF-16 units of the text as written; more is a fault.</param>
/// <param name="Depth">Blocks within blocks; what stands deeper is read without its nesting, which is a loss.</param>
/// <param name="Openings">
/// Signs that may open something in one paragraph of Markdown, whose reading grows with their square; with more, the text is read as plain text,
/// which is a loss.
/// </param>
internal sealed record RichTextLimits(int Characters, int Depth, int Openings)
{
    /// <summary>What suits the texts of tickets: vendors allow from 32 thousand to 16 million characters, and tell at most some ten levels.</summary>
    public static RichTextLimits Usual { get; } = new(Characters: 1_000_000, Depth: 24, Openings: 4_000);
}
