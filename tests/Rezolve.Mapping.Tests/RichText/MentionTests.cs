using Rezolve.Mapping.RichText;
using Rezolve.Mapping.RichText.Model;

namespace Rezolve.Mapping.Tests.RichText;

/// <summary>Who is named in a text is not told about its copy, unless the caller knows them there.</summary>
public sealed class MentionTests
{
    private static readonly RichDoc Named = new([new Paragraph([new TextRun("Hi "), new Mention("7", "Ada"), new TextRun(", see @bob and [~carl]; mail ada@example.test")])]);

    [Theory]
    [InlineData("html", "<p>Hi @\u2060Ada, see @\u2060bob and [\u2060~carl]; mail ada@example.test</p>")]
    [InlineData("markdown", "Hi @\u2060Ada, see @\u2060bob and \\[\u2060\\~carl\\]; mail ada@example.test")]
    [InlineData("plain", "Hi @\u2060Ada, see @\u2060bob and [\u2060~carl]; mail ada@example.test")]
    [InlineData("journal", "Hi @\u2060Ada, see @\u2060bob and [\u2060~carl]; mail ada@example.test")]
    [InlineData("adf", """{"type":"doc","version":1,"content":[{"type":"paragraph","content":[{"type":"text","text":"Hi "},{"type":"text","text":"@Ada"},{"type":"text","text":", see @bob and [~carl]; mail ada@example.test"}]}]}""")]
    public void C23_A_mention_in_a_text_notifies_nobody_where_its_copy_is(string format, string text)
    {
        var written = RichDocs.Format(format)!.Write(Named, WriteOptions.Inert);

        Assert.Equal(text, written.Text);
        Assert.Equal(["mention became a name (1)"], written.Losses.Select(loss => loss.ToString()));
    }

    [Theory]
    [InlineData("html")]
    [InlineData("markdown")]
    [InlineData("plain")]
    [InlineData("journal")]
    [InlineData("adf")]
    public void An_inert_text_is_compared_as_the_text_it_was(string format)
    {
        var form = RichDocs.Format(format)!;
        var inert = form.Read(form.Write(Named, WriteOptions.Inert).Text, RichTextLimits.Usual).Doc;

        Assert.Equal("p Hi @Ada, see @bob and \\[~carl\\]; mail ada@example.test\n", RichDocs.Canonical(inert));
        Assert.Equal(RichDocs.Hash(Named), RichDocs.Hash(inert));
        // Written once more it does not grow.
        Assert.Equal(form.Write(inert, WriteOptions.Usual).Text, form.Write(inert, WriteOptions.Inert).Text);
    }

    [Fact]
    public void Whom_the_caller_knows_is_mentioned()
    {
        var options = new WriteOptions { Mentions = new Dictionary<string, string> { ["7"] = "acc-1" } };

        Assert.Contains("""{"type":"mention","attrs":{"id":"acc-1","text":"@Ada"}}""", RichDocs.Format("adf")!.Write(Named, options).Text);
        Assert.Equal("Hi @Ada, see", RichDocs.Format("plain")!.Write(Named, options).Text[..12]);
    }

    [Fact]
    public void The_same_id_at_another_vendor_is_not_the_same_person()
    {
        var adf = RichDocs.Format("adf")!;
        var doc = adf.Read("""{"type":"doc","version":1,"content":[{"type":"paragraph","content":[{"type":"mention","attrs":{"id":"7","text":"@Ada"}}]}]}""", RichTextLimits.Usual).Doc;

        Assert.DoesNotContain("\"mention\"", adf.Write(doc, WriteOptions.Usual).Text);
        Assert.Equal([new Mention("7", "Ada")], ((Paragraph)doc.Blocks[0]).Inlines);
    }
}
