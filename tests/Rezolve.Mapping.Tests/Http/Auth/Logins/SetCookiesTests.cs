using Rezolve.Mapping.Http.Auth.Logins;

namespace Rezolve.Mapping.Tests.Http.Auth.Logins;

public sealed class SetCookiesTests
{
    [Theory]
    [InlineData("sid=abc", "sid=abc")]
    [InlineData("sid=abc; Path=/; HttpOnly", "sid=abc")]
    [InlineData("sid=abc; Expires=Wed, 21 Oct 2099 07:28:00 GMT; Path=/, lang=en", "sid=abc lang=en")]
    [InlineData("sid=abc,lang=en", "sid=abc lang=en")]
    [InlineData("sid=a=b==; Path=/", "sid=a=b==")]
    [InlineData("sid=\"abc\"", "sid=abc")]
    [InlineData("sid=abc, sid=def", "sid=def")]
    [InlineData("sid=abc; Max-Age=0", "")]
    [InlineData("sid=; Path=/", "")]
    [InlineData("sid=a b", "")]
    [InlineData("nonsense", "")]
    [InlineData("", "")]
    public void NamesAndValuesAreReadAndTheRestIsNot(string field, string cookies) => Assert.Equal(cookies, Shown(SetCookies.Merge([], field)));

    [Theory]
    [InlineData(null, "sid=old theme=dark")]
    [InlineData("sid=new", "theme=dark sid=new")]
    [InlineData("theme=; Max-Age=-1", "sid=old")]
    public void WhatIsNotSetAgainStays(string? field, string cookies) =>
        Assert.Equal(cookies, Shown(SetCookies.Merge([new("sid", "old"), new("theme", "dark")], field)));

    private static string Shown(IReadOnlyList<KeyValuePair<string, string>> cookies) => string.Join(' ', cookies.Select(cookie => $"{cookie.Key}={cookie.Value}"));
}
