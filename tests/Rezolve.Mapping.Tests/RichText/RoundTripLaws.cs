using CsCheck;
using Rezolve.Mapping.RichText;
using Rezolve.Mapping.RichText.Model;
using Rezolve.Mapping.Tests.RichText.Drawing;

namespace Rezolve.Mapping.Tests.RichText;

/// <summary>What two formats can say comes back the same through both, whatever it is.</summary>
public sealed class RoundTripLaws
{
    private const int Times = 100;

    public static TheoryData<string, string> Rich => new(from one in Names from other in Names select (one, other));

    private static readonly string[] Names = ["html", "markdown", "adf", "journal"];

    [Theory]
    [MemberData(nameof(Rich))]
    public void What_two_formats_can_say_comes_back_through_both(string one, string other) => RichDocGen.Common.Sample(
        doc =>
        {
            var (first, lossy) = There(doc, one);
            var (second, alsoLossy) = There(first, other);
            if (!lossy && !alsoLossy)
                Assert.Equal(RichDocs.Canonical(doc), RichDocs.Canonical(second));
        },
        iter: Times,
        print: Printed);

    [Theory]
    [InlineData("html", "adf")]
    [InlineData("adf", "html")]
    [InlineData("journal", "adf")]
    public void What_these_two_can_say_comes_back_without_any_loss(string one, string other) => RichDocGen.Wide.Sample(
        doc =>
        {
            var back = There(There(doc, one).Doc, other).Doc;
            Assert.Equal(RichDocs.Canonical(doc), RichDocs.Canonical(back));
        },
        iter: Times,
        print: Printed);

    [Theory]
    [InlineData("plain")]
    [InlineData("html")]
    [InlineData("markdown")]
    [InlineData("adf")]
    [InlineData("journal")]
    public void Words_and_lines_come_back_through_plain_text(string other) => RichDocGen.Bare.Sample(
        doc => Assert.Equal(RichDocs.Canonical(doc), RichDocs.Canonical(There(There(doc, other).Doc, "plain").Doc)),
        iter: Times,
        print: Printed);

    [Fact]
    public void A_normal_form_is_its_own_normal_form() => RichDocGen.Wide.Sample(
        doc =>
        {
            var normal = RichDocs.Normal(doc);
            Assert.Equal(RichDocs.Canonical(normal), RichDocs.Canonical(RichDocs.Normal(normal)));
        },
        iter: 500,
        print: Printed);

    [Theory]
    [MemberData(nameof(Rich))]
    public void A_text_that_was_written_twice_is_the_text_that_was_written_once(string one, string other) => RichDocGen.Wide.Sample(
        doc =>
        {
            // Whatever is lost is lost the first time: the next time both sides say the same.
            var once = There(There(doc, one).Doc, other).Doc;
            var twice = There(There(once, one).Doc, other).Doc;
            Assert.Equal(RichDocs.Canonical(once), RichDocs.Canonical(twice));
        },
        iter: Times,
        print: Printed);

    [Theory]
    [InlineData("html")]
    [InlineData("markdown")]
    [InlineData("adf")]
    [InlineData("journal")]
    [InlineData("plain")]
    public void A_header_is_stripped_again_after_any_journey(string format) => RichDocGen.Common.Sample(
        doc =>
        {
            var plain = There(doc, format).Doc;
            var back = There(Attribution.Add(doc, "Ada Lovelace wrote"), format).Doc;
            Assert.Equal(RichDocs.Canonical(plain), RichDocs.Canonical(Attribution.Strip(back)));
        },
        iter: Times,
        print: Printed);

    private static (RichDoc Doc, bool IsLossy) There(RichDoc doc, string name)
    {
        var format = RichDocs.Format(name)!;
        var writing = format.Write(doc, WriteOptions.Usual);
        var reading = format.Read(writing.Text, RichTextLimits.Usual);
        Assert.Null(reading.Fault);
        return (reading.Doc, writing.Losses.Count + reading.Losses.Count > 0);
    }

    private static string Printed(RichDoc doc) =>
        $"{RichDocs.Canonical(doc)}\n{string.Join("\n", Names.Select(name => $"{name}: {RichDocs.Format(name)!.Write(doc, WriteOptions.Usual).Text}"))}";
}
