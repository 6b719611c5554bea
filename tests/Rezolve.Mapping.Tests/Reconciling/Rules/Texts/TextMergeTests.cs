using Rezolve.Mapping.Reconciling.Rules.Texts;

namespace Rezolve.Mapping.Tests.Reconciling.Rules.Texts;

public sealed class TextMergeTests
{
    [Theory]
    [InlineData("", "", "", "")]
    [InlineData("a\nb\nc\n", "a\nB\nc\n", "a\nb\nc\nd\n", "a\nB\nc\nd\n")] // another line, and a line at the end
    [InlineData("a\nb\nc\n", "b\nc\n", "a\nb\nC\n", "b\nC\n")] // one removed, one changed
    [InlineData("a\nb\nc", "x\na\nb\nc", "a\nb\nc\ny", "x\na\nb\nc\ny")] // added at both ends, no line feed at the end
    [InlineData("a\n", "a\nb\n", "a\nb\n", "a\nb\n")] // the same added by both
    [InlineData("a\nb\n", "", "a\nb\n", "")] // all removed by one
    [InlineData("The printer is on fire", "The old printer is on fire", "The printer is on fire now", "The old printer is on fire now")] // words of one line
    [InlineData("one two three four", "ONE two three four", "one two THREE four", "ONE two THREE four")]
    [InlineData("a b c\nd\n", "A b c\nd\n", "a b C\nD\n", "A b C\nD\n")] // a line both changed, and beside it one that one changed
    public void Changes_that_are_apart_are_put_together(string agreed, string hub, string external, string merged)
    {
        Assert.Equal(merged, TextMerge.Of(agreed, hub, external));
        Assert.Equal(merged, TextMerge.Of(agreed, external, hub));
    }

    [Theory]
    [InlineData("one two three", "one TWO three", "one 2 three")] // the same word
    [InlineData("one two three", "ONE two three", "one TWO three")] // words side by side
    [InlineData("a\n", "a\nb\n", "a\nc\n")] // other lines at the same place
    [InlineData("a\nb\n", "", "a\nB\n")] // one removed what the other changed
    [InlineData("", "a", "b")]
    public void Changes_that_touch_are_left_to_a_person(string agreed, string hub, string external)
    {
        Assert.Null(TextMerge.Of(agreed, hub, external));
        Assert.Null(TextMerge.Of(agreed, external, hub));
    }

    [Fact]
    public void A_text_of_too_many_lines_is_left_to_a_person()
    {
        var lines = string.Concat(Enumerable.Range(0, TextMerge.MostPieces - 1).Select(line => $"{line}\n"));

        Assert.NotNull(TextMerge.Of(lines, "first\n" + lines, lines + "last\n"));
        Assert.Null(TextMerge.Of(lines, "first\nsecond\n" + lines, lines + "last\n"));
    }
}
