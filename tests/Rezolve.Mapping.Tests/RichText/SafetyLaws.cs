using System.Text;
using CsCheck;
using Rezolve.Mapping.RichText;

namespace Rezolve.Mapping.Tests.RichText;

/// <summary>Whatever comes in: nothing is thrown, nothing runs without end, and what is written as HTML is safe to show.</summary>
public sealed class SafetyLaws
{
    private static readonly string[] Shards =
    [
        "<script>", "</script>", "<scr<script>ipt>", "<img src=x onerror=alert(1)>", "<a href=\"javascript:alert(1)\">", "<a href='data:text/html,x'>", "<a href=\"jAvA\tscript:x\">",
        "<a href=https://x.test onclick=x>", "<svg onload=x>", "<svg><style><img src=x>", "<math><mtext>", "<iframe src=//x>", "<style>", "</style>", "<!--", "-->", "<![CDATA[", "<textarea>",
        "<title>", "<p style='x'>", "<td>", "<table>", "<tr>", "</table>", "<li>", "<ul>", "</ul>", "<b>", "</i>", "<pre>", "</pre>", "<blockquote>", "&lt;script&gt;", "&#106;avascript:", "&#0;",
        "[x](javascript:y)", "![x](data:y)", "`<b>`", "<https://x>", "<javascript:x>", "[code]", "[/code]", "\n", "\n\n", " ", "x", "|", "---", "* ", "> ", "# ", "\"", "'", "<", ">", "&",
        "{\"type\":\"doc\",\"content\":[", "{\"type\":\"text\",\"text\":\"<b>\",\"marks\":[{\"type\":\"link\",\"attrs\":{\"href\":\"javascript:x\"}}]}", "]}", "\u0000", "\uD800", "\u2028", "\u0085",
    ];

    private static readonly Gen<string> Hostile = Gen.Frequency((4, Gen.OneOf(Shards)), (1, Gen.String[1, 6])).Array[0, 30].Select(string.Concat);

    [Theory]
    [InlineData("plain")]
    [InlineData("html")]
    [InlineData("markdown")]
    [InlineData("adf")]
    [InlineData("journal")]
    public void No_text_becomes_unsafe_HTML(string format) => Hostile.Sample(
        text =>
        {
            var reading = RichDocs.Format(format)!.Read(text, RichTextLimits.Usual);
            SafeHtml.Assert(RichDocs.Format("html")!.Write(reading.Doc, WriteOptions.Inert).Text);
        },
        iter: 500);

    [Fact]
    public void No_bytes_become_unsafe_HTML() => Gen.Byte.Array[0, 200].Sample(
        bytes =>
        {
            foreach (var format in RichDocs.Formats)
            {
                var doc = format.Read(Encoding.Latin1.GetString(bytes), RichTextLimits.Usual).Doc;
                SafeHtml.Assert(RichDocs.Format("html")!.Write(doc, WriteOptions.Usual).Text);
            }
        },
        iter: 300,
        print: text => System.Text.Json.JsonSerializer.Serialize(text));

    [Theory]
    [InlineData("html")]
    [InlineData("markdown")]
    [InlineData("journal")]
    public void Whatever_was_read_reads_the_same_once_it_is_written(string format) => Hostile.Sample(
        text =>
        {
            var doc = RichDocs.Format(format)!.Read(text, RichTextLimits.Usual).Doc;
            foreach (var other in RichDocs.Formats)
            {
                var writing = other.Write(doc, WriteOptions.Usual);
                var back = other.Read(writing.Text, RichTextLimits.Usual);
                if (writing.Losses.Count + back.Losses.Count == 0)
                    Assert.Equal(RichDocs.Canonical(doc), RichDocs.Canonical(back.Doc));
            }
        },
        iter: 300,
        print: text => System.Text.Json.JsonSerializer.Serialize(text));
}
