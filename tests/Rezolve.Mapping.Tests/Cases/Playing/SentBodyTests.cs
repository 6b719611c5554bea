using System.Text;
using Rezolve.Mapping.Cases.Playing;

namespace Rezolve.Mapping.Tests.Cases.Playing;

/// <summary>A body is read as the case expects it; what is of another form is shown as the text it is.</summary>
public sealed class SentBodyTests
{
    private const string Parts =
        "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\ny\r\n"
        + "--b\r\nContent-Disposition: form-data; name=\"j\"\r\nContent-Type: application/json\r\n\r\n{\"n\":1}\r\n"
        + "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a.txt\"\r\nContent-Type: text/plain\r\n\r\n\r\n--b--\r\n";

    [Fact]
    public void PartsAreReadInOrder() => Assert.Equal(
        """[{"name":"a","value":"x\r\ny"},{"name":"j","value":{"n":1},"contentType":"application/json"},{"name":"f","file":"","fileName":"a.txt","contentType":"text/plain"}]""",
        Body(Parts, "multipart/form-data; boundary=b").AsParts().ToString());

    [Theory]
    [InlineData("a=1&b=x%20y&a=2", """{"a":["1","2"],"b":"x y"}""")]
    [InlineData("a=&b", """{"a":"","b":""}""")]
    public void AFormIsNamesAndTexts(string form, string members) =>
        Assert.Equal(members, Body(form, "application/x-www-form-urlencoded").AsForm().ToString());

    [Fact]
    public void WhatIsOfAnotherFormIsShownAsText()
    {
        Assert.Equal("\"a=1\"", Body("a=1", "application/x-www-form-urlencoded").AsJson().ToString());
        Assert.Equal("\"{}\"", Body("{}", "application/json").AsForm().ToString());
        Assert.Equal("\"{}\"", Body("{}", "application/json").AsParts().ToString());
        Assert.Equal("\"{}\"", Body("{}", "application/json").AsText().ToString());
        Assert.Equal("{}", Body("{}", null).AsJson().ToString());
    }

    [Fact]
    public void NoBodyIsNothing()
    {
        Assert.True(Body("", null).AsJson().IsNothing);
        Assert.True(Body("", null).AsText().IsNothing);
        Assert.True(Body("", null).AsForm().IsNothing);
        Assert.True(Body("", null).AsParts().IsNothing);
    }

    private static SentBody Body(string text, string? type) => new(Encoding.UTF8.GetBytes(text), type);
}
