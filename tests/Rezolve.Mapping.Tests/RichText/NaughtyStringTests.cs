using System.Text.Json;
using System.Text.RegularExpressions;
using Rezolve.Mapping.RichText;
using Rezolve.Mapping.RichText.Model;
using Rezolve.Mapping.Tests.Fixtures;

namespace Rezolve.Mapping.Tests.RichText;

/// <summary>The strings that have broken others: as words in a text they come back sign by sign.</summary>
public sealed partial class NaughtyStringTests
{
    [Theory]
    [InlineData("plain")]
    [InlineData("html")]
    [InlineData("markdown")]
    [InlineData("adf")]
    [InlineData("journal")]
    public void A_string_comes_back_as_it_was(string name)
    {
        var file = Path.Combine(Repository.Root, "..", "shared", "suites", "naughty-strings", "blns.json");
        Assert.SkipUnless(File.Exists(file), $"The strings are not here: {file}");
        var format = RichDocs.Format(name)!;
        foreach (var text in JsonSerializer.Deserialize<string[]>(File.ReadAllText(file))!)
        {
            foreach (var written in new[] { text, $"**{text}**", $"- {text}", $"a {text} b" })
                Assert.Equal(Line(written), Back(format, written));
        }
    }

    private static string Back(RichFormat format, string text)
    {
        var doc = new RichDoc([new Paragraph([new TextRun(text.Replace('\n', ' '))])]);
        var back = format.Read(format.Write(doc, WriteOptions.Usual).Text, RichTextLimits.Usual).Doc;
        return Line(string.Concat(back.Blocks.Cast<Paragraph>().SelectMany(paragraph => paragraph.Inlines).Select(inline => Assert.IsType<TextRun>(inline).Text)));
    }

    // Blanks are collapsed, as in HTML.
    private static string Line(string text) => Blanks().Replace(text, " ").Trim(' ');

    [GeneratedRegex("[ \t\n\r\f]+")]
    private static partial Regex Blanks();
}
