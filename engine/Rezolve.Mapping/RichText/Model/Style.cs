namespace Rezolve.Mapping.RichText.Model;

/// <summary>How a piece of a line looks and where it leads.</summary>
/// <param name="Marks">How it looks.</param>
/// <param name="Link">Where it leads; null where nowhere. See <see cref="LinkTarget"/>.</param>
internal readonly record struct Style(Marks Marks, string? Link = null)
{
    /// <summary>What both have: the style of a space between two pieces.</summary>
    public Style And(Style other) => new(Marks & other.Marks, Link == other.Link ? Link : null);
}

/// <summary>How words look.</summary>
[Flags]
internal enum Marks
{
    /// <summary>As the text around.</summary>
    None = 0,

    /// <summary>Bold.</summary>
    Strong = 1,

    /// <summary>Italic.</summary>
    Emphasis = 2,

    /// <summary>Underlined.</summary>
    Underline = 4,

    /// <summary>Struck through.</summary>
    Strike = 8,

    /// <summary>Below the line.</summary>
    Subscript = 16,

    /// <summary>Above the line.</summary>
    Superscript = 32,

    /// <summary>As code.</summary>
    Code = 64,
}
