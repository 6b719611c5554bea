namespace Rezolve.Mapping.RichText.Model;

/// <summary>Where a picture is. Nothing is ever fetched for it here.</summary>
/// <param name="Kind">What the value is.</param>
/// <param name="Value">An address, the id of a part of a mail, or the id of a vendor's file.</param>
internal sealed record ImageSource(ImageKind Kind, string Value)
{
    private const string Cid = "cid:";

    /// <summary>The vendor's word for the place its files are in, for <see cref="ImageKind.Media"/>; empty where it has none.</summary>
    public string Collection { get; init; } = "";

    /// <summary>The source of an address: <c>cid:</c> names a part of the same mail, anything else is a URL.</summary>
    public static ImageSource OfAddress(string address) => address.StartsWith(Cid, StringComparison.OrdinalIgnoreCase)
        ? new ImageSource(ImageKind.Part, address[Cid.Length..])
        : new ImageSource(ImageKind.Url, LinkTarget.Escaped(address));

    /// <summary>The address, where there is one that others may be told: of a part, and of a page on the web.</summary>
    public string? Address => Kind switch
    {
        ImageKind.Part => Cid + LinkTarget.Escaped(Value),
        ImageKind.Url when LinkTarget.IsWeb(Value) => Value,
        _ => null,
    };

    /// <summary>One line that tells it apart from others: <c>cid:ID</c>, <c>media:ID</c>, or the URL.</summary>
    public override string ToString() => Kind switch { ImageKind.Part => Cid + Value, ImageKind.Media => "media:" + Value, _ => Value };
}

/// <summary>What names a picture.</summary>
internal enum ImageKind
{
    /// <summary>An address; it may be relative, and then it leads somewhere at its own vendor only.</summary>
    Url,

    /// <summary>A part of the same mail (<c>cid:</c>).</summary>
    Part,

    /// <summary>A file that the vendor holds, by its id.</summary>
    Media,
}
