using Rezolve.Mapping.RichText;
using Rezolve.Mapping.RichText.Model;

namespace Rezolve.Mapping.Tests.RichText;

/// <summary>Pictures are named, listed and pointed elsewhere; none is fetched.</summary>
public sealed class ImageTests
{
    private const string Html = "<p>a <img src=\"cid:one@x\" alt=\"A\"></p><ul><li><img src=\"https://example.test/two.png\"></li></ul>"
        + "<table><tr><th>h</th><th><img src=\"/three.png\"></th></tr></table><blockquote><img src=\"cid:one@x\"></blockquote>";

    private static readonly RichDoc Doc = RichDocs.Format("html")!.Read(Html, RichTextLimits.Usual).Doc;

    [Fact]
    public void Every_picture_is_listed_once_in_order() =>
        Assert.Equal(["cid:one@x", "https://example.test/two.png", "/three.png"], RichDocs.Images(Doc).Select(source => source.ToString()));

    [Fact]
    public void Pictures_are_pointed_to_where_they_were_uploaded()
    {
        var there = RichDocs.RewriteImages(Doc, source => source.Kind switch
        {
            ImageKind.Part => new ImageSource(ImageKind.Media, "m-1") { Collection = "c" },
            ImageKind.Url when source.Address is null => ImageSource.OfAddress("https://there.test/3"),
            _ => null,
        });

        Assert.Equal(["media:m-1", "https://example.test/two.png", "https://there.test/3"], RichDocs.Images(there).Select(source => source.ToString()));
        Assert.Contains("""{"type":"media","attrs":{"type":"file","id":"m-1","collection":"c","alt":"A"}}""", RichDocs.Format("adf")!.Write(there, WriteOptions.Usual).Text);
        Assert.Equal(3, RichDocs.Images(Doc).Count);
    }

    [Fact]
    public void A_picture_of_the_mail_is_written_as_one()
    {
        var there = RichDocs.RewriteImages(Doc, _ => new ImageSource(ImageKind.Part, "p 1@y"));

        Assert.StartsWith("<p>a <img src=\"cid:p%201@y\" alt=\"A\"></p>", RichDocs.Format("html")!.Write(there, WriteOptions.Usual).Text);
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("file:///a.png")]
    [InlineData("//example.test/a.png")]
    [InlineData("a.png")]
    public void An_address_that_leads_nowhere_safe_is_not_written(string address)
    {
        var doc = new RichDoc([new Paragraph([new Image(ImageSource.OfAddress(address), "words")])]);

        foreach (var format in RichDocs.Formats)
            Assert.DoesNotContain(address, format.Write(doc, WriteOptions.Usual).Text);
    }
}
