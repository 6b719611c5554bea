using Rezolve.Json.Reading;

namespace Rezolve.Json.Tests.Reading;

public sealed class JsonPointerTests
{
    [Theory]
    [InlineData("", new string[0])]
    [InlineData("/", new[] { "" })]
    [InlineData("/a/b", new[] { "a", "b" })]
    [InlineData("/a~1b/m~0n", new[] { "a/b", "m~n" })]
    [InlineData("/~01", new[] { "~1" })]
    [InlineData("//x/", new[] { "", "x", "" })]
    public void A_pointer_splits_into_names(string pointer, string[] expected)
    {
        Assert.True(JsonPointer.TrySplit(pointer, out var segments));
        Assert.Equal(expected, segments);
        Assert.Equal(pointer, expected.Aggregate("", JsonPointer.Append));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("#/a")]
    [InlineData("/~")]
    [InlineData("/a~2")]
    [InlineData("/~0~")]
    public void What_is_not_a_pointer_does_not_split(string text) => Assert.False(JsonPointer.TrySplit(text, out _));

    [Theory]
    [InlineData("0", 0)]
    [InlineData("10", 10)]
    [InlineData("2147483647", int.MaxValue)]
    public void An_index_is_read(string segment, int expected)
    {
        Assert.True(JsonPointer.TryIndex(segment, out var index));
        Assert.Equal(expected, index);
        Assert.Equal("/x/" + segment, JsonPointer.Append("/x", index));
    }

    [Theory]
    [InlineData("")]
    [InlineData("01")]
    [InlineData("-1")]
    [InlineData("+1")]
    [InlineData(" 1")]
    [InlineData("1e0")]
    [InlineData("-")]
    [InlineData("2147483648")]
    public void What_is_not_an_index_is_not_read(string segment) => Assert.False(JsonPointer.TryIndex(segment, out _));
}
