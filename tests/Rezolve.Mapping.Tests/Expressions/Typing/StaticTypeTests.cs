using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Expressions.Typing;

/// <summary>What is known before run time: types, mismatches, constants, and what may stand in a query language.</summary>
public sealed class StaticTypeTests
{
    [Theory]
    [InlineData("key", ValueKinds.Text)]
    [InlineData("now", ValueKinds.Instant)]
    [InlineData("cursor.since", ValueKinds.Instant | ValueKinds.Undefined)]
    [InlineData("cursor.since ?? now", ValueKinds.Instant)]
    [InlineData("key.length", ValueKinds.Number)]
    [InlineData("record.a", ValueKinds.Json)]
    [InlineData("record.a === 1", ValueKinds.Boolean)]
    [InlineData("!record.a", ValueKinds.Boolean)]
    [InlineData("record.a + 'x'", ValueKinds.Text)]
    [InlineData("record.a - 1", ValueKinds.Number)]
    [InlineData("key && now", ValueKinds.Text | ValueKinds.Instant)]
    [InlineData("now && key", ValueKinds.Text)]
    [InlineData("record.a ? key : 1", ValueKinds.Text | ValueKinds.Number)]
    [InlineData("[key]", ValueKinds.List)]
    [InlineData("{ key }", ValueKinds.Object)]
    [InlineData("`${key}`", ValueKinds.Text)]
    [InlineData("lower(key)", ValueKinds.Text)]
    [InlineData("lower(record.a)", ValueKinds.Text | ValueKinds.Undefined)]
    [InlineData("startsWith(record.a, 'x')", ValueKinds.Boolean)]
    [InlineData("slice(key, 1)", ValueKinds.Text)]
    [InlineData("slice(added, 1)", ValueKinds.List)]
    [InlineData("nonEmpty(key)", ValueKinds.Text | ValueKinds.Undefined)]
    [InlineData("scripts.band(1)", ValueKinds.Json)]
    [InlineData("1 + 1", ValueKinds.Number)]
    [InlineData("undefined", ValueKinds.Undefined)]
    public void ATypeIsAsNarrowAsItIsKnown(string source, ValueKinds expected) => Assert.Equal(expected, Slot.Compile(source).Type);

    [Theory]
    [InlineData("key + 1", "+ wants two texts or two numbers, not text and a number.")]
    [InlineData("key - 1", "- wants two numbers, not text.")]
    [InlineData("now - 1", "- wants two numbers, not an instant.")]
    [InlineData("-key", "- wants a number, not text.")]
    [InlineData("key < 1", "< compares two numbers, texts or instants, not text and a number.")]
    [InlineData("now > '2026-01-01'", "> compares two numbers, texts or instants, not an instant and text.")]
    [InlineData("key === 1", "=== compares text with a number; these are never equal.")]
    [InlineData("now !== '2026'", "!== compares an instant with text; these are never equal.")]
    [InlineData("added === []", "=== does not compare lists or objects.")]
    [InlineData("`${added}`", "A template's part is text, a number, a boolean, an instant or a date, not a list.")]
    [InlineData("[...key]", "... in a list spreads a list, not text.")]
    [InlineData("{ ...added }", "... in an object spreads an object, not a list.")]
    [InlineData("{ [added]: 1 }", "A member's name is text or a number, not a list.")]
    [InlineData("record[added]", "A member's name is text or a number, not a list.")]
    [InlineData("now[0]", "There are no members of an instant.")]
    [InlineData("lower(5)", "lower(s): 's' has to be text, not a number.")]
    [InlineData("padStart(key, '3', '0')", "padStart(s, n, c): 'n' has to be a number, not text.")]
    [InlineData("slice(key)", "slice(x, from, to?) takes 2 to 3 arguments, not 1.")]
    [InlineData("lower(key, key)", "lower(s) takes 1 argument, not 2.")]
    [InlineData("1 / 0", "This always fails: the result is not a finite number.")]
    [InlineData("number('a')", "This always fails: number: expected a number in decimal, found the text 'a'.")]
    [InlineData("matches(key, '(')", null)]
    [InlineData("formatInstant(now, 'yyyy \\'')", "formatInstant(i, pattern, zone?): 'pattern' is no .NET date pattern.")]
    [InlineData("formatInstant(now, 'd')", "formatInstant(i, pattern, zone?): 'pattern' has to be a pattern such as yyyy-MM-dd, or one of the letters oOrRsu.")]
    [InlineData("instant(key, 'HH:mm')", "instant(s, pattern?, zone?): 'pattern' cannot be read back: it has to name year, month and day, each once.")]
    [InlineData("instant(key, null, 'Europe/Berlln')",
        "instant(s, pattern?, zone?): 'zone' names no time zone that is known here: 'Europe/Berlln'; write an IANA name such as Europe/Berlin, or UTC.")]
    [InlineData("plus(now, '1h')", "plus(i, duration): 'duration' has to be an ISO 8601 duration such as PT1M, P1DT12H or P1M.")]
    [InlineData("hmac('md5', key, key)", "hmac(algorithm, key, s, encoding?): 'algorithm' has to be one of sha1, sha256, sha384, sha512.")]
    public void AKnownMismatchIsAMistakeAtLoad(string source, string? message)
    {
        var fault = Slot.Fault(source);
        if (message is null)
            Assert.StartsWith("matches(s, pattern): 'pattern' is no I-Regexp (RFC 9485): ", fault.Message);
        else
            Assert.Equal(message, fault.Message);
    }

    [Theory]
    [InlineData("'a' + 'b'", "\"ab\"")]
    [InlineData("upper('a') === 'A' ? [1, 2][1] : key.length", null)]
    [InlineData("[1, { a: 'x' }][1].a", "\"x\"")]
    [InlineData("toCanonical('status', '1')", "\"open\"")]
    [InlineData("key", null)]
    [InlineData("scripts.band(1)", null)]
    public void WhatIsConstantIsKnown(string source, string? constant) => Assert.Equal(constant, Slot.Compile(source).Constant?.ToString());

    [Fact]
    public void ARootMarkedSafeNeedsNoQuote()
    {
        var rules = Slot.Rules with
        {
            Roots = new Dictionary<Root, RootType>
            {
                [Root.Key] = RootType.Text with { IsSafe = true },
                [Root.Ticket] = RootType.ObjectOf(("status", RootType.Text with { IsSafe = true }), ("subject", RootType.Text)),
            },
        };
        Assert.True(Slot.Compile("key", rules).IsQuoted);
        Assert.True(Slot.Compile("ticket.status", rules).IsQuoted);
        Assert.True(Slot.Compile("ticket.status", rules with { BindChain = (_, _) => 0 }).IsQuoted);
        Assert.False(Slot.Compile("ticket.subject", rules).IsQuoted);
        Assert.False(Slot.Compile("ticket", rules).IsQuoted);
    }

    [Theory]
    [InlineData("'a\"b'", true)]
    [InlineData("key", false)]
    [InlineData("record.a", false)]
    [InlineData("now", true)]
    [InlineData("key.length", true)]
    [InlineData("record.a === key", true)]
    [InlineData("intent.key", true)]
    [InlineData("intent['key']", true)]
    [InlineData("intent", false)]
    [InlineData("quote(record.a, '\"')", true)]
    [InlineData("formatInstant(now, 'yyyy')", true)]
    [InlineData("' AND q = ' + quote(record.a, `'`)", true)]
    [InlineData("' AND q = ' + record.a", false)]
    [InlineData("record.a == null ? '' : ' AND q = ' + quote(record.a, `'`)", true)]
    [InlineData("record.a == null ? '' : key", false)]
    [InlineData("`${now} ${quote(key, '\"')} ${1}`", true)]
    [InlineData("`${key}`", false)]
    [InlineData("quote(key, '\"') ?? ''", true)]
    [InlineData("record.a ?? quote(key, '\"')", false)]
    [InlineData("lower(quote(key, '\"'))", false)]
    [InlineData("number(record.a)", true)]
    [InlineData("date(now)", true)]
    [InlineData("uuid(key)", true)]
    [InlineData("scripts.band(1)", false)]
    [InlineData("{ a: 1 }", true)]
    [InlineData("[key]", false)]
    public void OnlySafeTextMayStandInAQueryLanguage(string source, bool expected) => Assert.Equal(expected, Slot.Compile(source).IsQuoted);
}
