namespace Rezolve.Mapping.RichText;

/// <summary>What the caller decides about a text that is written.</summary>
internal sealed record WriteOptions
{
    /// <summary>Mentions stay words; nothing in the text is touched.</summary>
    public static WriteOptions Usual { get; } = new();

    /// <summary>Mentions stay words, and no word of the text can become one.</summary>
    public static WriteOptions Inert { get; } = new() { InertMentions = true };

    /// <summary>
    /// From the id of a mention to the id of the same person where the text goes, verified by the caller. Who is not in it is written as words, so
    /// that no stranger with the same id is notified.
    /// </summary>
    public IReadOnlyDictionary<string, string> Mentions { get; init; } = new Dictionary<string, string>();

    /// <summary>
    /// Whether <c>@name</c> and <c>[~name]</c> in words are kept from becoming a mention: an invisible character (U+2060, word joiner) is put behind
    /// the sign. The canonical form does not see it.
    /// </summary>
    public bool InertMentions { get; init; }
}
