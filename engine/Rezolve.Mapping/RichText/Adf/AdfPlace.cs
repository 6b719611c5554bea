using Rezolve.Mapping.RichText.Model;

namespace Rezolve.Mapping.RichText.Adf;

/// <summary>What may stand in what: a document that breaks this is refused as a whole.</summary>
internal enum AdfPlace
{
    /// <summary>The document itself.</summary>
    Document,

    /// <summary>An item of a list.</summary>
    Item,

    /// <summary>A quote.</summary>
    Quote,

    /// <summary>A panel.</summary>
    Panel,

    /// <summary>A cell of a table.</summary>
    Cell,

    /// <summary>What opens.</summary>
    Expand,
}

/// <summary>The rules of the places.</summary>
internal static class AdfPlaces
{
    /// <summary>Whether a block may stand there.</summary>
    public static bool Allows(this AdfPlace place, Block block) => block switch
    {
        Paragraph or ItemList or CodeBlock => true,
        Heading => place is not (AdfPlace.Item or AdfPlace.Quote),
        Quote => place is AdfPlace.Document or AdfPlace.Cell or AdfPlace.Expand,
        Panel => place is AdfPlace.Document or AdfPlace.Cell or AdfPlace.Expand,
        Rule => place is not (AdfPlace.Item or AdfPlace.Quote),
        Table => place is AdfPlace.Document or AdfPlace.Expand,
        Expand => place is AdfPlace.Document or AdfPlace.Cell,
        UnknownBlock => place == AdfPlace.Document,
        _ => false,
    };
}
