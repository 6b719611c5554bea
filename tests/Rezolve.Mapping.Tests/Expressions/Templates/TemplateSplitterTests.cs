using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Expressions.Templates;

namespace Rezolve.Mapping.Tests.Expressions.Templates;

public sealed class TemplateSplitterTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("plain", "plain@0")]
    [InlineData("a } b }} c { d", "a } b }} c { d@0")]
    [InlineData("{{ key }}", "< key >@2")]
    [InlineData("a{{key}}b{{value}}", "a@0|<key>@3|b@8|<value>@11")]
    [InlineData("{{key}}{{value}}", "<key>@2|<value>@9")]
    [InlineData("{{ '{{' }}", "< '{{' >@2")]
    [InlineData("{{ '}}' }}x", "< '}}' >@2|x@10")]
    [InlineData("{{ { a: { b: 1 }} }}", "< { a: { b: 1 }} >@2")]
    [InlineData("{{{ a: { b: 1 }}}}", "<{ a: { b: 1 }}>@2")]
    [InlineData("{{ { a: 1 }}}", "< { a: 1 }>@2")]
    [InlineData("{{ `${ key }` }}}}", "< `${ key }` >@2|}}@16")]
    [InlineData("{{ a + }} rest", "< a + >@2| rest@9")]
    [InlineData("{{}}", "<>@2")]
    [InlineData("//{{ key }}//{{ value }}", "//@0|< key >@4|//@11|< value >@15")]
    public void AStringSplitsIntoItsParts(string text, string expected)
    {
        var faults = new List<ExpressionFault>();
        var parts = TemplateSplitter.Split(text, faults);
        Assert.Empty(faults);
        Assert.Equal(expected, string.Join('|', parts.Select(part => (part.IsExpression ? $"<{part.Text}>" : part.Text) + $"@{part.Offset}")));
        Assert.All(parts, part => Assert.Equal(part.Text, text.Substring(part.Offset, part.Text.Length)));
    }

    [Theory]
    [InlineData("{{", 0)]
    [InlineData("a {{ key", 2)]
    [InlineData("{{ key }} {{ value }", 10)]
    public void AnOpeningWithoutAnEndIsAFault(string text, int offset)
    {
        var faults = new List<ExpressionFault>();
        TemplateSplitter.Split(text, faults);
        var fault = Assert.Single(faults);
        Assert.Equal((offset, 2, "A '{{' is never closed."), (fault.Offset, fault.Length, fault.Message));
    }

    [Fact]
    public void ManyBracesEndQuickly()
    {
        var faults = new List<ExpressionFault>();
        var parts = TemplateSplitter.Split("{{ (" + new string('}', 20_000), faults);
        Assert.Equal(" (", parts[0].Text);
        Assert.Empty(faults);
    }

    [Fact]
    public void WhatIsTooLongIsStillFoundSoThatItsLengthIsReported()
    {
        var faults = new List<ExpressionFault>();
        var source = "{ a: {}, b: '" + new string('x', 2_000) + "' }";
        Assert.Equal(source, Assert.Single(TemplateSplitter.Split("{{" + source + "}}", faults)).Text);
    }
}
