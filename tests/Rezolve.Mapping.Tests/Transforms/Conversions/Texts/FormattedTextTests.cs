using System.Text;
using Rezolve.Mapping.Transforms.Conversions.Texts;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Transforms.Conversions.Texts;

public sealed class FormattedTextTests
{
    [Theory]
    [InlineData("""{"format":"html","text":"<p>a <b>b</b></p>"}""", "markdown", "a **b**")]
    [InlineData("""{"format":"html","text":"<P>a"}""", "html", "<P>a")]
    [InlineData("""{"format":"markdown","text":"**a**"}""", "plain", "a")]
    [InlineData("""{"format":"markdown","text":"**a**"}""", "journal", "[code]<p><strong>a</strong></p>[/code]")]
    [InlineData("""{"format":"plain","text":"1 < 2\n3"}""", "html", "<p>1 &lt; 2<br>3</p>")]
    [InlineData("\"1 < 2\"", "html", "<p>1 &lt; 2</p>")]
    [InlineData("\"as it is\"", "plain", "as it is")]
    [InlineData("""{"format":"plain","text":"@ada"}""", "html", "<p>@\u2060ada</p>")]
    [InlineData("""{"format":"plain","text":"a"}""", "adf", """{"type":"doc","version":1,"content":[{"type":"paragraph","content":[{"type":"text","text":"a"}]}]}""")]
    public void A_text_is_put_into_the_format_that_is_wanted(string canonical, string wanted, string text) =>
        Assert.Equal(text, FormattedText.TextOf(Json(canonical), wanted).Text);

    [Theory]
    [InlineData("""{"format":"wiki","text":"a"}""", "the text is in 'wiki'; the formats are plain, html, markdown, adf, journal")]
    [InlineData("""{"text":"a"}""", "the text is of no format; the formats are plain, html, markdown, adf, journal")]
    [InlineData("""{"format":"adf","text":"a"}""", "the adf text cannot be read: the text is not JSON")]
    [InlineData("7", "expected formatted text")]
    [InlineData("""{"format":"html"}""", "expected formatted text")]
    public void What_cannot_be_is_a_fault(string canonical, string why)
    {
        var text = FormattedText.TextOf(Json(canonical), "html");

        Assert.True(text.IsFault);
        Assert.StartsWith(why, text.Text);
    }

    [Fact]
    public void What_is_too_large_is_a_fault()
    {
        var text = FormattedText.TextOf(FormattedText.Of("plain", new string('a', 1_000_001)), "html");

        Assert.Equal("the plain text has 1000001 characters, more than the 1000000 that are read; it is wanted as html", text.Text);
    }

    [Theory]
    [InlineData("""{"format":"html","text":"<div><p dir=\"auto\">a</p></div>"}""", """{"format":"html","text":"<p>a</p>"}""", true)]
    [InlineData("""{"format":"html","text":"<p>a <b>b</b></p>"}""", """{"format":"markdown","text":"a **b**"}""", true)]
    [InlineData("""{"format":"html","text":"<p>a</p>"}""", "\"a\"", true)]
    [InlineData("""{"format":"html","text":"<p>a</p>"}""", """{"format":"html","text":"<p>b</p>"}""", false)]
    [InlineData("""{"format":"adf","text":"no"}""", """{"format":"adf","text":"no  "}""", true)]
    [InlineData("""{"format":"adf","text":"no"}""", """{"format":"plain","text":"no"}""", false)]
    [InlineData("7", "7", true)]
    public void Texts_are_compared_by_what_they_say(string one, string other, bool same) =>
        Assert.Equal(same, ValueEquality.AreEqual(FormattedText.Normal(Json(one)), FormattedText.Normal(Json(other))));

    private static Value Json(string json) => ValueJson.Read(Encoding.UTF8.GetBytes(json));
}
