using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Http.Requests;
using Rezolve.Mapping.Programs.Operations;
using Rezolve.Mapping.Tests.Http.Fakes;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Http.Requests;

public sealed class AddressTests
{
    private const string Base = "https://example.com/api/v2";

    [Theory]
    [InlineData("7", "/api/v2/things/7/notes")]
    [InlineData("a b", "/api/v2/things/a%20b/notes")]
    [InlineData("a?x=1#", "/api/v2/things/a%3Fx%3D1%23/notes")]
    [InlineData("@evil", "/api/v2/things/%40evil/notes")]
    [InlineData("a;b=c&d", "/api/v2/things/a%3Bb%3Dc%26d/notes")]
    [InlineData("a..b", "/api/v2/things/a..b/notes")]
    [InlineData("...", "/api/v2/things/.../notes")]
    [InlineData("100%", "/api/v2/things/100%25/notes")]
    [InlineData("é😀", "/api/v2/things/%C3%A9%F0%9F%98%80/notes")]
    [InlineData("{{secret}}", "/api/v2/things/%7B%7Bsecret%7D%7D/notes")]
    public void AValueStaysInItsSegment(string id, string path) => Assert.Equal(path, Built("GET /things/{}/notes", id).Request!.Uri.PathAndQuery);

    [Theory]
    [InlineData("../admin")]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("%2e%2e")]
    [InlineData("%252e%252e")]
    [InlineData("%2e%2e%2f")]
    [InlineData("%2E%2E%5Cx")]
    [InlineData("%252e%252e%252f")]
    [InlineData("//evil")]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("..\\..\\x")]
    [InlineData("a\nb")]
    [InlineData("a\r\nHost: evil")]
    [InlineData("a%0d%0ab")]
    [InlineData("a\0")]
    [InlineData("a\u0085b")]
    [InlineData("a\u2028b")]
    [InlineData("https://evil.example")]
    [InlineData("")]
    public void AValueThatWouldLeaveItsSegmentIsRefused(string id)
    {
        var fault = Built("GET /things/{}/notes", id).Fault;
        Assert.NotNull(fault);
        Assert.Equal("demo.connector.json:9:5", fault.Place.ToString());
    }

    [Fact]
    public void AnEmptyKeyDoesNotMeanAllThings() =>
        Assert.Equal("A value in the address is empty, so the address would mean something else.", Built("DELETE /things/{}", "").Fault!.Message);

    [Fact]
    public void AbsentNullListAndFaultHaveNoPlaceInAnAddress()
    {
        var list = Value.Of([Value.Of("a")]);
        foreach (var (value, word) in new[] { (Value.Undefined, "undefined"), (Value.Null, "null"), (list, "list"), (Value.Fault("no such name"), "no such name") })
            Assert.Contains(word, Build(Demo.Operation("GET /things/{}", Slot.Of(value, 9))).Fault!.Message);
    }

    [Fact]
    public void AValueInTheQueryOfAnAddressIsEncoded() =>
        Assert.Equal("/api/v2/find?q=a%2Fb%26c", Built("GET /find?q={}", "a/b&c").Request!.Uri.PathAndQuery);

    [Theory]
    [InlineData("https://files.example.com/a%2Fb?x=1", "https://files.example.com/a%2Fb?x=1")]
    [InlineData("/other/7", "https://example.com/api/v2/other/7")]
    public void AWholeAddressIsTakenAsItIs(string address, string uri) =>
        Assert.Equal(uri, Built("GET {}", address).Request!.Uri.AbsoluteUri);

    [Theory]
    [InlineData("//evil.example/x")]
    [InlineData("ftp://example.com/x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("javascript:alert(1)")]
    [InlineData("https://user:pass@example.com/")]
    [InlineData("https://example.com@evil.example/")]
    [InlineData("https://example.com\\@evil.example/")]
    [InlineData("https://example.com/a/../../b")]
    [InlineData("https://example.com/%2e%2e/b")]
    [InlineData("https://exa%6dple.com/")]
    [InlineData("https:///nohost")]
    [InlineData("https://example.com/a b")]
    [InlineData("https://example.com/a#b")]
    [InlineData("https://example.com/a\tb")]
    [InlineData("things")]
    [InlineData(" https://example.com/")]
    public void AWholeAddressThatIsNotPlainIsRefused(string address) => Assert.NotNull(Built("GET {}", address).Fault);

    [Theory]
    [InlineData("https://example.com/api/v2/things?page=2", "https://example.com/api/v2/things?page=2")]
    [InlineData("/api/v2/things?page=2", "https://example.com/api/v2/things?page=2")]
    [InlineData("//example.com/x", "https://example.com/x")]
    public void APageAddressIsAbsoluteOrFromTheHostsRoot(string page, string uri)
    {
        var operation = Demo.Operation("GET /things") with { Query = Slot.Members(("page", Value.Of(1))) };
        Assert.Equal(uri, RequestBuilder.Build(operation, Demo.Connection(Base), new Scope(), page).Request!.Uri.AbsoluteUri);
    }

    [Theory]
    [InlineData("http://example.com:99999/")]
    [InlineData("example.com")]
    [InlineData("https://example.com/?a=1")]
    [InlineData("")]
    public void ABaseAddressMustBePlain(string address) =>
        Assert.StartsWith("The base address", RequestBuilder.Build(Demo.Operation("GET /x"), Demo.Connection(address), new Scope()).Fault!.Message);

    private static RequestBuild Built(string request, string value) => Build(Demo.Operation(request, Slot.Of(value, 9)));

    private static RequestBuild Build(OperationProgram operation) => RequestBuilder.Build(operation, Demo.Connection(Base), new Scope());
}
