namespace Rezolve.Mapping.RichText.Model;

/// <summary>A piece of a line. Pieces do not nest: each says how it looks and where it leads.</summary>
internal abstract record Inline
{
    /// <summary>How it looks and where it leads.</summary>
    public Style Style { get; init; }
}

/// <summary>Words.</summary>
/// <param name="Text">The words.</param>
internal sealed record TextRun(string Text) : Inline;

/// <summary>A new line within a paragraph.</summary>
internal sealed record HardBreak : Inline;

/// <summary>A person who is named.</summary>
/// <param name="Id">The person's id at the vendor whose text it is.</param>
/// <param name="Display">The name that is shown, without <c>@</c>.</param>
internal sealed record Mention(string Id, string Display) : Inline;

/// <summary>A picture.</summary>
/// <param name="Source">Which.</param>
/// <param name="Alt">What is said in its place; may be empty.</param>
internal sealed record Image(ImageSource Source, string Alt) : Inline;

/// <summary>What the model has no word for, within a line.</summary>
/// <param name="Format">The format it comes from.</param>
/// <param name="Source">As it was written there.</param>
/// <param name="Text">What other formats say in its place.</param>
internal sealed record UnknownInline(string Format, string Source, string Text) : Inline;
