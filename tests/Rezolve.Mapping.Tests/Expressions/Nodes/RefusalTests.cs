namespace Rezolve.Mapping.Tests.Expressions.Nodes;

/// <summary>What is JavaScript but no part of the language, with the exact message and the way out.</summary>
public sealed class RefusalTests
{
    private const string Script = "Move it to a script, \"scripts\": { \"name\": \"x => …\" }, and write scripts.name(…) here.";

    [Theory]
    [InlineData("x => x", 0, "A function cannot be written in an expression.", null)]
    [InlineData("(function () {})", 1, "A function cannot be written in an expression.", null)]
    [InlineData("(class {})", 1, "A class cannot be written in an expression.", null)]
    [InlineData("key = 'a'", 0, "An expression assigns nothing.", "To compare, write ===.")]
    [InlineData("record.a += 1", 0, "An expression assigns nothing.", "To compare, write ===.")]
    [InlineData("record.n++", 0, "An expression changes nothing, so it has no ++ and no --.", "Write value + 1 or value - 1.")]
    [InlineData("new Date()", 0, "An expression makes no objects with new.", "Write { … } or [ … ], and instant(text) for a point in time.")]
    [InlineData("(key, value)", 1, "An expression is one expression, not several with commas.", "Keep the last one.")]
    [InlineData("lower`a`", 0, "A tagged template is not part of an expression.", "Write a function call: name(`text`).")]
    [InlineData("this", 0, "this is not part of an expression.", "Name the root that is meant.")]
    [InlineData("this.a", 0, "this is not part of an expression.", "Name the root that is meant.")]
    [InlineData("import('x')", 0, "import is not part of an expression.", null)]
    [InlineData("/a/", 0, "A regular expression cannot be written in an expression.", "Write the pattern as text: matches(text, 'pattern').")]
    [InlineData("12n", 0, "A BigInt cannot be written in an expression.", "Leave the n away: numbers keep all their digits.")]
    [InlineData("+value", 0, "+ before a value is not part of an expression.", "Write number(value).")]
    [InlineData("~value", 0, "~ is not part of an expression.", null)]
    [InlineData("typeof value", 0, "typeof is not part of an expression.", null)]
    [InlineData("void 0", 0, "void is not part of an expression.", null)]
    [InlineData("delete record.a", 0, "delete is not part of an expression.", null)]
    [InlineData("value ** 2", 0, "** is not part of an expression.", null)]
    [InlineData("value & 2", 0, "& is not part of an expression.", null)]
    [InlineData("value | 2", 0, "| is not part of an expression.", null)]
    [InlineData("value ^ 2", 0, "^ is not part of an expression.", null)]
    [InlineData("value << 2", 0, "<< is not part of an expression.", null)]
    [InlineData("value >> 2", 0, ">> is not part of an expression.", null)]
    [InlineData("value >>> 2", 0, ">>> is not part of an expression.", null)]
    [InlineData("value instanceof record", 0, "instanceof is not part of an expression.", null)]
    [InlineData("'a' in record", 0, "in is not part of an expression.", "Write object.name != null, or contains(list, value).")]
    [InlineData("{ get a() { return 1 } }", 2, "An object of an expression has no methods and no accessors.", null)]
    [InlineData("{ a() {} }", 2, "An object of an expression has no methods and no accessors.", null)]
    [InlineData("value.map(1)", 6, "Methods cannot be called, so there is no .map(…).", null)]
    [InlineData("key.toLowerCase()", 4, "Methods cannot be called, so there is no .toLowerCase(…).", "Write lower(text).")]
    [InlineData("JSON.stringify(value)", 5, "Methods cannot be called, so there is no .stringify(…).", "Write json(value).")]
    [InlineData("Math.max(1, 2)", 5, "Methods cannot be called, so there is no .max(…).", null)]
    [InlineData("qwertz(value)", 0, "There is no function 'qwertz'.", null)]
    public void OtherJavaScriptIsRefused(string source, int offset, string message, string? instead)
    {
        var fault = Slot.Fault(source);
        Assert.Equal(message, fault.Message);
        Assert.Equal(instead is null ? Script : $"{instead} Otherwise: {Script}", fault.Remedy);
        Assert.Equal(offset, fault.Offset);
    }

    [Theory]
    [InlineData("value == 1", "== is allowed only against null.", "Write ===, which does not convert its sides, or compare with null.")]
    [InlineData("value != undefined", "!= is allowed only against null.", "Write !==, which does not convert its sides, or compare with null.")]
    [InlineData("[1,,2]", "A list has no holes.", "Write undefined or null where nothing stands between two commas.")]
    [InlineData("{ __proto__: value }", "'__proto__' is no ordinary name in JavaScript.", "Write ['__proto__'] where a member of that name is meant.")]
    [InlineData("lower?.('a')", "?.( is not part of an expression.", "Leave the ?. away: functions and scripts are always there.")]
    [InlineData("join(...added)", "... may not stand among arguments.", "Pass the list itself.")]
    [InlineData("'a'('b')", "Only functions and scripts can be called.", "Write function(…) or scripts.name(…).")]
    [InlineData("key /* why */", "An expression has no comments.", "Write it as \"$comment\" beside the slot.")]
    [InlineData("0x20000000000001", "The number is beyond 2^53 and not written in decimal.", "Write it in decimal digits; these are kept exactly.")]
    [InlineData("", "The expression is empty.", "Write an expression between the braces, or leave the braces out.")]
    [InlineData("  ", "The expression is empty.", "Write an expression between the braces, or leave the braces out.")]
    public void WhatIsNotAsInJavaScriptSaysSo(string source, string message, string remedy)
    {
        var fault = Slot.Fault(source);
        Assert.Equal((message, remedy), (fault.Message, fault.Remedy));
    }

    [Theory]
    [InlineData("key +", 4)]
    [InlineData("key key", 4)]
    [InlineData("(key", 3)]
    [InlineData("'key", 0)]
    [InlineData("key;", 3)]
    [InlineData("a }}", 2)]
    [InlineData("010", 0)]
    public void WhatIsNoJavaScriptNamesThePlace(string source, int offset)
    {
        var fault = Slot.Fault(source);
        Assert.StartsWith("The expression cannot be read: ", fault.Message);
        Assert.InRange(fault.Offset, offset - 1, offset + 1);
    }

    [Fact]
    public void WhereNoScriptsAreTheRemedyDoesNotNameThem()
    {
        var rules = Slot.Rules with { Scripts = null };
        Assert.StartsWith("This slot calls no scripts; compute the value in one that does", Slot.Fault("x => x", rules).Remedy);
        Assert.Equal("This slot calls no scripts, because it must never wait for one.", Slot.Fault("scripts.band(1)", rules).Message);
    }

    [Fact]
    public void EveryMistakeIsReportedNotOnlyTheFirst()
    {
        var faults = Slot.Faults("[recrod.a, lower(), key + 1, cursor.sinse, scripts.bnad(1), typeof key]");
        Assert.Equal(
            ["There is no 'recrod' here.", "lower(s) takes 1 argument, not 0.", "+ wants two texts or two numbers, not text and a number.",
             "There is no member 'sinse' here.", "There is no script 'bnad'.", "typeof is not part of an expression."],
            faults.Select(fault => fault.Message));
        Assert.Equal(
            ["Did you mean 'record'?", "For example: lower('Ab').", null, "Did you mean 'since'?", "Did you mean 'band'?", null],
            faults.Select(fault => fault.Remedy.StartsWith("Did", StringComparison.Ordinal) || fault.Remedy.StartsWith("For", StringComparison.Ordinal) ? fault.Remedy : null));
    }
}
