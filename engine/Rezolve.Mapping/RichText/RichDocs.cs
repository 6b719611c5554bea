using System.Security.Cryptography;
using System.Text;
using Rezolve.Mapping.RichText.Adf;
using Rezolve.Mapping.RichText.Building;
using Rezolve.Mapping.RichText.Html;
using Rezolve.Mapping.RichText.Journal;
using Rezolve.Mapping.RichText.Losses;
using Rezolve.Mapping.RichText.Markdown;
using Rezolve.Mapping.RichText.Model;
using Rezolve.Mapping.RichText.Normal;
using Rezolve.Mapping.RichText.Plain;

namespace Rezolve.Mapping.RichText;

/// <summary>Formatted texts: read, written, converted, compared. The way in for everything outside this folder; pure.</summary>
internal static class RichDocs
{
    /// <summary>Every format.</summary>
    public static IReadOnlyList<RichFormat> Formats { get; } = [new PlainFormat(), new HtmlFormat(), new MarkdownFormat(), new AdfFormat(), new JournalFormat()];

    /// <summary>The format of a word; null where there is none.</summary>
    public static RichFormat? Format(string name) => Formats.FirstOrDefault(format => format.Name == name);

    /// <summary>A text in another format, with what was lost on the way in and out; a fault where it cannot be read.</summary>
    public static RichConversion Convert(string text, RichFormat from, RichFormat to, RichTextLimits limits, WriteOptions options)
    {
        var reading = from.Read(text, limits);
        if (reading.Fault is { } fault)
            return new RichConversion("", [], fault);
        var writing = to.Write(reading.Doc, options);
        return new RichConversion(writing.Text, LossTally.Sum(reading.Losses, writing.Losses));
    }

    /// <summary>
    /// What a document is compared by: one text for all formats that say the same (sync-semantics 5.2). Unicode's form C, blanks as HTML has them,
    /// nothing empty, equal marks joined, mentions as the words they show, a link that shows its own address as that address.
    /// </summary>
    public static string Canonical(RichDoc doc) => CanonicalLines.Of(DocNormal.Of(doc));

    /// <summary>SHA-256 of <see cref="Canonical"/>, as hexadecimal.</summary>
    public static string Hash(RichDoc doc) => System.Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Canonical(doc))));

    /// <summary>The words alone, one blank between them: what is left where a format can say nothing more.</summary>
    public static string Words(RichDoc doc) => WordsOf.Doc(doc);

    /// <summary>The document in normal form; of a normal form it is the same again.</summary>
    public static RichDoc Normal(RichDoc doc) => DocNormal.Of(doc);

    /// <summary>Every picture a document shows, in order, each once.</summary>
    public static IReadOnlyList<ImageSource> Images(RichDoc doc)
    {
        var found = new List<ImageSource>();
        var known = new HashSet<ImageSource>();
        InlineMap.Of(doc, inline =>
        {
            if (inline is Image image && known.Add(image.Source))
                found.Add(image.Source);
            return inline;
        });
        return found;
    }

    /// <summary>The document with its pictures elsewhere: the source that a source becomes, or null to leave it.</summary>
    public static RichDoc RewriteImages(RichDoc doc, Func<ImageSource, ImageSource?> map) =>
        InlineMap.Of(doc, inline => inline is Image image && map(image.Source) is { } source ? image with { Source = source } : inline);
}

/// <summary>What converting a text gave.</summary>
/// <param name="Text">The text; empty where there is a fault.</param>
/// <param name="Losses">What could not be kept, on either side.</param>
/// <param name="Fault">Why there is no text; null where there is.</param>
internal sealed record RichConversion(string Text, IReadOnlyList<Loss> Losses, string? Fault = null);
