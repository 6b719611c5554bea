using Rezolve.Mapping.Cli.Output;

namespace Rezolve.Mapping.Cli.Tests.Output;

public sealed class SafeTextTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a\nb\tc", "a\nb\tc")]
    [InlineData("\u001b[31mred", "\uFFFD[31mred")]
    [InlineData("a\rb\u0007\u009Bc", "a\uFFFDb\uFFFD\uFFFDc")]
    [InlineData("if \u202Eevil\u202C \u2066x\u2069", "if \uFFFDevil\uFFFD \uFFFDx\uFFFD")]
    [InlineData("Grüße 你好 🙂", "Grüße 你好 🙂")]
    public void What_moves_the_cursor_is_replaced(string text, string expected) => Assert.Equal(expected, SafeText.Of(text));
}
