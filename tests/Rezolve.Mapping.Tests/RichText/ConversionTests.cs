using Rezolve.Mapping.RichText;

namespace Rezolve.Mapping.Tests.RichText;

/// <summary>A text in another format, with what was lost on the way.</summary>
public sealed class ConversionTests
{
    private const string Ticket = "<h2>Steps</h2><ol><li>Open <b>it</b></li><li>Press <code>Go</code></li></ol><table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td><a href=\"https://x.test/\">l</a></td></tr></table>";

    [Fact]
    public void C30_Formatting_arrives_as_formatting_with_its_tables_and_links()
    {
        var markdown = Convert(Ticket, "html", "markdown");

        Assert.Equal("## Steps\n\n1. Open **it**\n2. Press `Go`\n\n| a | b |\n| --- | --- |\n| 1 | [l](https://x.test/) |", markdown.Text);
        Assert.Empty(markdown.Losses);
        Assert.Equal(
            Ticket.Replace("<table>", "<table><tbody>", StringComparison.Ordinal).Replace("</table>", "</tbody></table>", StringComparison.Ordinal).Replace("<b>it</b>", "<strong>it</strong>", StringComparison.Ordinal),
            Convert(markdown.Text, "markdown", "html").Text);
        Assert.Contains("\"type\":\"table\"", Convert(Ticket, "html", "adf").Text);
    }

    [Theory]
    [InlineData("html")]
    [InlineData("markdown")]
    [InlineData("adf")]
    [InlineData("journal")]
    public void C30_Words_that_look_like_markup_stay_words(string format)
    {
        const string words = "**a** <b>c</b> [d](e) # f | g `h` &amp; 1. i";

        Assert.Equal(words, Convert(Convert(words, "plain", format).Text, format, "plain").Text);
    }

    [Fact]
    public void What_is_lost_is_counted_on_both_sides() => Assert.Equal(
        ["link that leads nowhere safe became text (2)", "script was left out (1)", "underlined text became plain (1)"],
        Convert("<script>x</script><p><u>a</u> <a href=\"javascript:x\">b</a> <a href=\"/c\">c</a></p>", "html", "markdown").Losses.Select(loss => loss.ToString()));

    [Fact]
    public void What_cannot_be_read_is_a_fault_and_no_text()
    {
        var conversion = Convert("no JSON", "adf", "html");

        Assert.StartsWith("the adf text cannot be read: the text is not JSON", conversion.Fault);
        Assert.Equal(("", 0), (conversion.Text, conversion.Losses.Count));
    }

    [Fact]
    public void What_the_model_has_no_word_for_is_the_same_again_in_its_own_format()
    {
        const string adf = """{"type":"doc","version":1,"content":[{"type":"extension","attrs":{"extensionKey":"toc","parameters":{"a":[1,2.50]}}},{"type":"paragraph","content":[{"type":"status","attrs":{"text":"OPEN","color":"blue"}}]}]}""";

        Assert.Equal(adf, Convert(adf, "adf", "adf").Text);
        Assert.Equal("<p>OPEN</p>", Convert(adf, "adf", "html").Text);
        Assert.Equal(["unknown part of adf became text (2)"], Convert(adf, "adf", "html").Losses.Select(loss => loss.ToString()));
    }

    private static RichConversion Convert(string text, string from, string to) =>
        RichDocs.Convert(text, RichDocs.Format(from)!, RichDocs.Format(to)!, RichTextLimits.Usual, WriteOptions.Usual);
}
