namespace Rezolve.Json.Tests.Formatting;

/// <summary>Where comments stand before, and where they stand after.</summary>
public sealed class CommentTests
{
    [Theory]
    [InlineData("// head\n{}", "// head\n{}")]
    [InlineData("/* head */ {}", "/* head */ {}")]
    [InlineData("// head\n\n\n{}", "// head\n\n{}")]
    [InlineData("{} // tail", "{} // tail")]
    [InlineData("{}\n\n\n// tail\n/* end */", "{}\n\n// tail\n/* end */")]
    public void About_the_whole(string text, string expected) => Assert.Equal(expected + "\n", Laid.Out(text));

    [Theory]
    [InlineData("{ // about it\n\"a\":1}", "{ // about it\n  \"a\": 1\n}")]
    [InlineData("{ /* none */ }", "{ /* none */ }")]
    [InlineData("[/* none */]", "[ /* none */ ]")]
    [InlineData("[ // none\n]", "[ // none\n]")]
    [InlineData("[\n// none\n]", "[\n  // none\n]")]
    [InlineData("[1 // one\n]", "[\n  1 // one\n]")]
    [InlineData("[\n1\n\n// end\n]", "[\n  1\n\n  // end\n]")]
    [InlineData("[1, /* end */]", "[1 /* end */]")]
    [InlineData("[\n1, /* end */\n]", "[\n  1, /* end */\n]")]
    public void Beside_brackets(string text, string expected) => Assert.Equal(expected + "\n", Laid.Out(text));

    [Theory]
    [InlineData("[1, // one\n2]", "[\n  1, // one\n  2\n]")]
    [InlineData("[1 // one\n,2]", "[\n  1, // one\n  2\n]")]
    [InlineData("[1 /* one */, /* two */ 2]", "[1 /* one */, /* two */ 2]")]
    [InlineData("[1,\n// two\n2]", "[\n  1,\n  // two\n  2\n]")]
    [InlineData("[1,\n\n// two\n\n2]", "[\n  1,\n\n  // two\n\n  2\n]")]
    [InlineData("[1 // a\n/* b */, // c\n2]", "[\n  1, // a\n  /* b */ // c\n  2\n]")]
    [InlineData("[1 /* a */ // b\n,2]", "[\n  1 /* a */, // b\n  2\n]")]
    public void Between_elements(string text, string expected) => Assert.Equal(expected + "\n", Laid.Out(text));

    [Theory]
    [InlineData("{\"a\" /* x */ : /* y */ 1}", "{ \"a\": /* x */ /* y */ 1 }")]
    [InlineData("{\"a\": // why\n1,\"b\":2}", "{\n  \"a\": // why\n    1,\n  \"b\": 2\n}")]
    [InlineData("{\"a\": // why\n{\n\"c\":2}}", "{\n  \"a\": // why\n    {\n      \"c\": 2\n    }\n}")]
    public void Inside_a_member(string text, string expected) => Assert.Equal(expected + "\n", Laid.Out(text));

    [Theory]
    [InlineData("{\n\t/*\n\t* a\n\t*   b\n\t*/\n\"a\":1}", "{\n  /*\n   * a\n   *   b\n   */\n  \"a\": 1\n}")]
    [InlineData("{\n/* a\n   +--+   \n*/\"a\":1}", "{\n  /* a\n   +--+\n*/ \"a\": 1\n}")]
    [InlineData("{\"a\":1} //  blanks   ", "{ \"a\": 1 } //  blanks")]
    [InlineData("[1 /* a\r\nb */]", "[\n  1 /* a\nb */\n]")]
    public void Their_own_lines(string text, string expected) => Assert.Equal(expected + "\n", Laid.Out(text));
}
