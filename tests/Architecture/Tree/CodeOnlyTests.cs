namespace Architecture.Tree;

/// <summary>The rules are only as good as what they search.</summary>
public sealed class CodeOnlyTests
{
    [Theory]
    [InlineData("a // b\nc", "a     \nc")]
    [InlineData("a /* b\nc */ d", "a     \n     d")]
    [InlineData("x = \"a\\\"b\"; y", "x =       ; y")]
    [InlineData("x = @\"a\"\"b\\\"; y", "x =         ; y")]
    [InlineData("x = 'a'; '\\''; y", "x =    ;     ; y")]
    [InlineData("x = \"\"\"a \"b\" c\"\"\"; y", "x =              ; y")]
    [InlineData("x = $\"a{F(\"b\")}c\"; y", "x =     F(   )   ; y")]
    [InlineData("x = $\"{{a}}{b}\"; y", "x =         b  ; y")]
    [InlineData("x = $\"\"\"a{b}\"\"\"; y", "x =            ; y")]
    [InlineData("f = '\"'; g = '{'; h", "f =    ; g =    ; h")]
    public void Blanks_what_is_no_code(string text, string code)
    {
        var found = CodeOnly.Of(text);
        Assert.Equal(text.Length, found.Length);
        Assert.Equal(code.Trim(), found.Trim());
    }

    [Fact]
    public void Keeps_every_line_of_every_file() =>
        Violations.None("Blanking keeps lines and length.", Repository.Code.Where(file => file.Code.Length != file.Text.Length || file.Code.Count(c => c == '\n') != file.Lines).Select(file => file.Path));

    [Fact]
    public void Braces_of_every_file_match() =>
        Violations.None("Braces match once literals are blanked.", Repository.Code.Where(file => file.Code.Count(c => c == '{') != file.Code.Count(c => c == '}')).Select(file => file.Path));
}
