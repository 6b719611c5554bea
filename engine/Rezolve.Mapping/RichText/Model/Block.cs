namespace Rezolve.Mapping.RichText.Model;

/// <summary>A part of a text that stands on lines of its own.</summary>
internal abstract record Block;

/// <summary>Words in a line that wraps.</summary>
/// <param name="Inlines">What stands in it.</param>
internal sealed record Paragraph(IReadOnlyList<Inline> Inlines) : Block;

/// <summary>A title.</summary>
/// <param name="Level">1 to 6, the first the largest.</param>
/// <param name="Inlines">What stands in it.</param>
internal sealed record Heading(int Level, IReadOnlyList<Inline> Inlines) : Block;

/// <summary>Text that is shown as it is written, in lines.</summary>
/// <param name="Text">The lines, with LF between them.</param>
/// <param name="Language">What it is written in, such as <c>json</c>; null where nothing is said.</param>
internal sealed record CodeBlock(string Text, string? Language) : Block;

/// <summary>What somebody else said.</summary>
/// <param name="Blocks">The blocks in it.</param>
internal sealed record Quote(IReadOnlyList<Block> Blocks) : Block;

/// <summary>A box that stands out.</summary>
/// <param name="Sort">What it is for: <c>info</c>, <c>note</c>, <c>warning</c>, <c>error</c>, <c>success</c>.</param>
/// <param name="Blocks">The blocks in it.</param>
internal sealed record Panel(string Sort, IReadOnlyList<Block> Blocks) : Block;

/// <summary>What is shown once its title is opened.</summary>
/// <param name="Title">Text without formatting.</param>
/// <param name="Blocks">The blocks in it.</param>
internal sealed record Expand(string Title, IReadOnlyList<Block> Blocks) : Block;

/// <summary>A line across.</summary>
internal sealed record Rule : Block;

/// <summary>What the model has no word for. It is kept as it was written, and written again so in the same format.</summary>
/// <param name="Format">The format it comes from.</param>
/// <param name="Source">As it was written there.</param>
/// <param name="Text">What other formats say in its place; may be empty.</param>
internal sealed record UnknownBlock(string Format, string Source, string Text) : Block;
