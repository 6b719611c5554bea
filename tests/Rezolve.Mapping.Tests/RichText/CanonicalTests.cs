using Rezolve.Mapping.RichText;
using Rezolve.Mapping.RichText.Model;

namespace Rezolve.Mapping.Tests.RichText;

/// <summary>The same said in two formats is one text; what differs in what it says is two.</summary>
public sealed class CanonicalTests
{
    [Theory]
    [InlineData("<p>Hello <b>Ada</b>,</p><ol><li>a</li><li>b</li></ol>", "markdown", "Hello **Ada**,\n\n1. a\n2. b")]
    [InlineData("<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td><a href='https://x.test/'>l</a></td></tr></table>", "markdown", "| a | b |\n|---|---|\n| 1 | [l](https://x.test/) |")]
    [InlineData("<div>One<br>two</div><div><br></div><div>three</div>", "plain", "One\ntwo\n\nthree")]
    [InlineData("<pre>a\n b</pre>", "markdown", "```\na\n b\n```")]
    [InlineData("<p>See <a href='https://x.test/'>https://x.test/</a></p>", "plain", "See https://x.test/")]
    [InlineData("<p>Hi @Ada</p>", "adf", """{"type":"doc","content":[{"type":"paragraph","content":[{"type":"text","text":"Hi "},{"type":"mention","attrs":{"id":"7","text":"@Ada"}}]}]}""")]
    [InlineData("<ul><li>☑ a</li></ul>", "markdown", "- [x] a")]
    [InlineData("<p>caf&eacute;</p>", "plain", "cafe\u0301")]
    [InlineData("<p>a&nbsp; b</p>", "plain", "a b")]
    [InlineData("<p>x</p>", "journal", "[code]<div>x</div>[/code]")]
    public void C30_What_two_systems_say_in_their_own_formats_is_the_same_where_it_says_the_same(string html, string format, string twin)
    {
        var (one, other) = (RichDocs.Format("html")!.Read(html, RichTextLimits.Usual).Doc, RichDocs.Format(format)!.Read(twin, RichTextLimits.Usual).Doc);

        Assert.Equal(RichDocs.Canonical(one), RichDocs.Canonical(other));
        Assert.Equal(RichDocs.Hash(one), RichDocs.Hash(other));
        Assert.Equal(RichDocs.Words(one), RichDocs.Words(other));
    }

    [Theory]
    [InlineData("<p>a b</p>", "<p>ab</p>")]
    [InlineData("<p>a</p><p>b</p>", "<p>a<br>b</p>")]
    [InlineData("<p><b>a</b></p>", "<p><i>a</i></p>")]
    [InlineData("<ul><li>a</li></ul>", "<ol><li>a</li></ol>")]
    [InlineData("<ol><li>a</li></ol>", "<ol start=2><li>a</li></ol>")]
    [InlineData("<blockquote><p>a</p></blockquote>", "<p>a</p>")]
    [InlineData("<p>quote</p>", "<blockquote></blockquote>")]
    [InlineData("<p>a\\n</p>", "<p>a<br>n</p>")]
    [InlineData("<p>[strong|a]</p>", "<p><b>a</b></p>")]
    [InlineData("<pre>a\n\nb</pre>", "<pre>a\nb</pre>")]
    [InlineData("<p><a href='https://x.test/1'>a</a></p>", "<p><a href='https://x.test/2'>a</a></p>")]
    [InlineData("<p><img src='cid:1'></p>", "<p><img src='cid:2'></p>")]
    public void What_says_something_else_differs(string one, string other) => Assert.NotEqual(Canonical(one), Canonical(other));

    [Theory]
    [InlineData("html", "<h2>a</h2><ul><li>b <i>c</i></li></ul><pre>d e</pre><details><summary>f</summary>g</details>", "a b c d e f g")]
    [InlineData("markdown", "| a | b |\n|---|---|\n| c | ![d](https://x.test/) |", "a b c d")]
    [InlineData("plain", " ", "")]
    public void The_words_are_what_is_left_without_formatting(string format, string text, string words) =>
        Assert.Equal(words, RichDocs.Words(RichDocs.Format(format)!.Read(text, RichTextLimits.Usual).Doc));

    [Fact]
    public void The_hash_is_SHA_256_of_the_canonical_text() =>
        Assert.Equal("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", RichDocs.Hash(RichDoc.Empty));

    private static string Canonical(string html) => RichDocs.Canonical(RichDocs.Format("html")!.Read(html, RichTextLimits.Usual).Doc);
}
