namespace Rezolve.Mapping.RichText.Model;

/// <summary>
/// A formatted text, whichever format it was written in: blocks in order (sync-semantics 4, RichDoc). Immutable. Blocks nest as deep as the limits
/// of reading allow; what stands in a line does not nest at all, each piece carries its own <see cref="Style"/>.
/// </summary>
/// <param name="Blocks">The blocks.</param>
internal sealed record RichDoc(IReadOnlyList<Block> Blocks)
{
    /// <summary>A text that says nothing.</summary>
    public static RichDoc Empty { get; } = new([]);
}
