using Rezolve.Mapping.RichText;

namespace Rezolve.Mapping.Tests.RichText;

/// <summary>Texts that are too large or too deep are told so, and never end the process. Each of these would take minutes where time grew with its square.</summary>
public sealed class LimitTests
{
    [Theory]
    [InlineData("html", "<div>", 50_000, "")]
    [InlineData("html", "<blockquote>", 50_000, "nesting that is too deep was flattened (49976)")]
    [InlineData("html", "<ul><li>", 50_000, "nesting that is too deep was flattened (49988)")]
    [InlineData("html", "<table><tr><td>", 20_000, "")]
    [InlineData("html", "<b>", 50_000, "mark within too many others was left out (49904)")]
    [InlineData("html", "<b><p>", 50_000, "mark within too many others was left out (49904)")]
    [InlineData("html", "<a><div>", 50_000, "mark within too many others was left out (49904)")]
    [InlineData("html", "<svg>", 50_000, "svg was left out (1)")]
    [InlineData("html", "</b>", 50_000, "")]
    [InlineData("html", "<pre>", 50_000, "")]
    [InlineData("html", "<x a=1 b=2>", 50_000, "")]
    [InlineData("markdown", ">", 50_000, "Markdown that nests too much was read as plain text (1)")]
    [InlineData("markdown", "[", 50_000, "Markdown that nests too much was read as plain text (1)")]
    [InlineData("markdown", "[a](b", 20_000, "Markdown that nests too much was read as plain text (1)")]
    [InlineData("markdown", "*a **a ", 20_000, "Markdown that nests too much was read as plain text (1)")]
    [InlineData("markdown", "a** ", 50_000, "Markdown that nests too much was read as plain text (1)")]
    [InlineData("markdown", " _a", 50_000, "Markdown that nests too much was read as plain text (1)")]
    [InlineData("markdown", "|a|\n", 50_000, "")]
    [InlineData("markdown", "**a**\n\n", 20_000, "")]
    [InlineData("markdown", "snake_case ", 20_000, "")]
    [InlineData("html", "<img src=x>", 20_000, "")]
    [InlineData("html", "<input type=checkbox>", 20_000, "")]
    [InlineData("markdown", "<", 50_000, "Markdown that nests too much was read as plain text (1)")]
    [InlineData("journal", "[code]<blockquote>", 20_000, "nesting that is too deep was flattened (19976)")]
    public void What_nests_without_end_is_read_without_its_nesting(string format, string part, int times, string loss)
    {
        var reading = RichDocs.Format(format)!.Read(string.Concat(Enumerable.Repeat(part, times)) + "end", RichTextLimits.Usual);

        Assert.Null(reading.Fault);
        Assert.Contains("end", RichDocs.Words(reading.Doc) + (part == "<svg>" ? "end" : ""));
        if (loss.Length > 0)
            Assert.Contains(loss, reading.Losses.Select(one => one.ToString()));
    }

    [Fact]
    public void A_table_that_would_fill_the_memory_is_not_laid_out()
    {
        const int size = 3000;
        var (cells, rows) = (string.Concat(Enumerable.Repeat("<td colspan=1000>x", size)), string.Concat(Enumerable.Repeat("<tr><td>y", size)));
        var html = RichDocs.Format("html")!.Read($"<table><tr>{cells}{rows}</table>", RichTextLimits.Usual).Doc;
        var markdown = RichDocs.Format("markdown")!.Read(
            $"{string.Concat(Enumerable.Repeat("|a", size))}|\n{string.Concat(Enumerable.Repeat("|-", size))}|\n{string.Concat(Enumerable.Repeat("|x|\n", size))}",
            RichTextLimits.Usual);

        Assert.Contains("table that is too large became lines (1)", RichDocs.Format("markdown")!.Write(html, WriteOptions.Usual).Losses.Select(loss => loss.ToString()));
        Assert.InRange(RichDocs.Canonical(html).Length, size, 100 * size);
        Assert.Equal(["Markdown that nests too much was read as plain text (1)"], markdown.Losses.Select(loss => loss.ToString()));
    }

    [Fact]
    public void Quotes_within_quotes_keep_as_many_levels_as_are_allowed()
    {
        var reading = RichDocs.Format("html")!.Read("<blockquote><blockquote><blockquote>x</blockquote>y</blockquote>z</blockquote>w", RichTextLimits.Usual with { Depth = 2 });

        Assert.Equal("quote\n  quote\n    p x\n    p y\n  p z\np w\n", RichDocs.Canonical(reading.Doc));
        Assert.Equal(["nesting that is too deep was flattened (1)"], reading.Losses.Select(loss => loss.ToString()));
    }

    [Theory]
    [InlineData("> > > x", "quote\n  quote\n    p x\n")]
    [InlineData("- a\n  - b\n    - c", "ul\n  item\n    p a\n    p b\n    p c\n")]
    public void Markdown_keeps_as_many_levels_as_are_allowed(string text, string canonical) =>
        Assert.Equal(canonical, RichDocs.Canonical(RichDocs.Format("markdown")!.Read(text, RichTextLimits.Usual with { Depth = 2 }).Doc));

    [Fact]
    public void Adf_keeps_as_many_levels_as_are_allowed()
    {
        const string quoted = """{"type":"blockquote","content":[{"type":"blockquote","content":[{"type":"paragraph","content":[{"type":"text","text":"x"}]}]}]}""";
        var reading = RichDocs.Format("adf")!.Read($$"""{"type":"doc","version":1,"content":[{{quoted}}]}""", RichTextLimits.Usual with { Depth = 1 });

        Assert.Equal("quote\n  p x\n", RichDocs.Canonical(reading.Doc));
        Assert.Equal(["nesting that is too deep was flattened (1)"], reading.Losses.Select(loss => loss.ToString()));
    }

    [Fact]
    public void Adf_that_nests_without_end_is_refused()
    {
        var deep = string.Concat(Enumerable.Repeat("""{"type":"blockquote","content":[""", 10_000));

        Assert.StartsWith("the adf text cannot be read", RichDocs.Format("adf")!.Read("""{"type":"doc","version":1,"content":[""" + deep, RichTextLimits.Usual).Fault);
    }

    [Theory]
    [InlineData("<ul><li>")]
    [InlineData("<ol><li><p><b><a href='https://x.test/'>")]
    [InlineData("<details>")]
    [InlineData("<blockquote><ul><li>")]
    [InlineData("<table><tr><th>h</th><th>")]
    public void The_deepest_text_that_is_read_can_be_written_and_read_in_every_format(string part)
    {
        var doc = RichDocs.Format("html")!.Read(string.Concat(Enumerable.Repeat(part, 100)) + "end", RichTextLimits.Usual).Doc;

        foreach (var format in RichDocs.Formats)
        {
            var back = format.Read(format.Write(doc, WriteOptions.Usual).Text, RichTextLimits.Usual);
            Assert.Null(back.Fault);
            Assert.Contains("end", RichDocs.Words(back.Doc));
        }
    }

    [Theory]
    [InlineData("plain")]
    [InlineData("html")]
    [InlineData("markdown")]
    [InlineData("adf")]
    [InlineData("journal")]
    public void What_is_too_long_is_refused(string format) => Assert.Equal(
        $"the {format} text has 11 characters, more than the 10 that are read",
        RichDocs.Format(format)!.Read("12345678901", RichTextLimits.Usual with { Characters = 10 }).Fault);

    [Theory]
    [InlineData("", "the text is not JSON")]
    [InlineData("[]", "it has no \"type\": \"doc\"")]
    [InlineData("""{"type":"paragraph"}""", "it has no \"type\": \"doc\"")]
    public void What_is_no_adf_is_refused(string text, string why) => Assert.Contains(why, RichDocs.Format("adf")!.Read(text, RichTextLimits.Usual).Fault);
}
