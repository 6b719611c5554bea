using Rezolve.Mapping.RichText.Model;

namespace Rezolve.Mapping.RichText.Markdown;

/// <summary>A piece of a line as it will be written, without the signs around it.</summary>
/// <param name="Said">What it says.</param>
/// <param name="Text">As it is written.</param>
/// <param name="First">The sign that it shows first.</param>
/// <param name="Last">The sign that it shows last.</param>
/// <param name="Marks">Strong, emphasised, struck: those that get signs.</param>
internal sealed record MarkdownPiece(Inline Said, string Text, char First, char Last, Marks Marks)
{
    /// <summary>Where it leads.</summary>
    public string? Link => Said.Style.Link;

    /// <summary>What a reader should find.</summary>
    public Inline Meant => Said with { Style = Said.Style with { Marks = Marks | (Said.Style.Marks & Marks.Code) } };
}
