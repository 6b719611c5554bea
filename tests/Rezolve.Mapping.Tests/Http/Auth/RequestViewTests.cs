using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Http.Auth;
using Rezolve.Mapping.Http.Requests;
using Rezolve.Mapping.Tests.Http.Fakes;
using Rezolve.Mapping.Tests.Http.Requests.Bodies;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Http.Auth;

public sealed class RequestViewTests
{
    [Fact]
    public void AStreamedBodyCannotBeSignedAndSaysSo()
    {
        var request = RequestBuilder.Build(Parts.Operation(Parts.Text("a", Value.Of("x"))), Demo.Connection("https://example.com"), new Scope()).Request!;

        var view = new RequestView(request, DateTimeOffset.UnixEpoch).Value;

        Assert.Equal("POST", view["method"].Text);
        Assert.Equal("the body is streamed, and is not known before it is sent", view["body"].Text);
        Assert.True(view["body"].IsFault);
    }
}
