using Rezolve.Mapping.RichText;
using Rezolve.Mapping.RichText.Model;

namespace Rezolve.Mapping.Tests.RichText;

/// <summary>The header that says whose a text is.</summary>
public sealed class AttributionTests
{
    private static readonly RichDoc Doc = new([new Paragraph([new TextRun("It works.")])]);

    [Theory]
    [InlineData("html", "<p><em>[Ada Lovelace wrote:]</em></p><p>It works.</p>")]
    [InlineData("markdown", "_\\[Ada Lovelace wrote:\\]_\n\nIt works.")]
    [InlineData("plain", "[Ada Lovelace wrote:]\n\nIt works.")]
    [InlineData("journal", "[code]<p><em>&#91;Ada Lovelace wrote:]</em></p><p>It works.</p>[/code]")]
    public void It_is_the_first_paragraph(string format, string text) =>
        Assert.Equal(text, RichDocs.Format(format)!.Write(Attribution.Add(Doc, "Ada Lovelace wrote"), WriteOptions.Usual).Text);

    [Theory]
    [InlineData("html", "<div dir=\"auto\"><p><i>[Ada wrote:]</i></p><p>x</p></div>")]
    [InlineData("html", "<p>[Ada wrote:]<br>x</p>")]
    [InlineData("html", "<p>&nbsp;</p><div><span>[Ada&nbsp;wrote:]</span></div>x")]
    [InlineData("markdown", "*[Ada wrote:]*\n\nx")]
    [InlineData("plain", "[Ada wrote:]\nx")]
    public void It_is_found_whatever_a_system_has_made_of_it(string format, string text) =>
        Assert.Equal("p x\n", RichDocs.Canonical(Attribution.Strip(RichDocs.Format(format)!.Read(text, RichTextLimits.Usual).Doc)));

    [Theory]
    [InlineData("[Ada wrote] x")]
    [InlineData("[:]\nx")]
    [InlineData("[a] b [c:]\nx")]
    [InlineData("x\n\n[Ada wrote:]")]
    [InlineData("[Ada wrote:] x")]
    public void What_is_no_header_stays(string text)
    {
        var doc = RichDocs.Format("plain")!.Read(text, RichTextLimits.Usual).Doc;

        Assert.Same(doc, Attribution.Strip(doc));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("[Ada] (x) ]:[")]
    [InlineData("@ada **x** <b>y</b>")]
    [InlineData("Ünï 日本 🙂")]
    public void Any_header_is_found_again(string header)
    {
        foreach (var format in RichDocs.Formats)
        {
            var text = format.Write(Attribution.Add(Doc, header), WriteOptions.Inert).Text;
            Assert.Equal("p It works.\n", RichDocs.Canonical(Attribution.Strip(format.Read(text, RichTextLimits.Usual).Doc)));
        }
    }

    [Fact]
    public void A_header_is_not_longer_than_it_may_be()
    {
        var header = Attribution.Add(Doc, string.Concat(Enumerable.Repeat("🙂", 200)));

        Assert.Equal("p It works.\n", RichDocs.Canonical(Attribution.Strip(header)));
    }

    [Fact]
    public void One_header_is_stripped_and_not_two() => Assert.Equal(
        RichDocs.Canonical(Attribution.Add(Doc, "Ada wrote")),
        RichDocs.Canonical(Attribution.Strip(Attribution.Add(Attribution.Add(Doc, "Ada wrote"), "Bob wrote"))));

    [Fact]
    public void Nothing_said_stays_nothing() => Assert.Empty(Attribution.Strip(Attribution.Add(RichDoc.Empty, "Ada wrote")).Blocks);
}
