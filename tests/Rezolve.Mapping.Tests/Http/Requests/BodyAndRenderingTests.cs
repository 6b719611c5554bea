using System.Text;
using Rezolve.Mapping.Expressions;
using Rezolve.Mapping.Http.Requests;
using Rezolve.Mapping.Tests.Http.Fakes;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Http.Requests;

public sealed class BodyAndRenderingTests
{
    [Fact]
    public void ABodyIsJsonWithoutItsUndefinedMembers()
    {
        var request = Of(Slot.Values(("a", Value.Null), ("b", Value.Undefined), ("c", Value.NumberOf("1.50")))).Request!;
        Assert.Equal("""{"a":null,"c":1.50}""", Encoding.UTF8.GetString(request.Body!.Value.Span));
        Assert.Equal("application/json", request.Header("content-type"));
    }

    [Fact]
    public void AnUndefinedBodyIsNone()
    {
        var request = Of(Value.Undefined).Request!;
        Assert.Null(request.Body);
        Assert.Null(request.Header("content-type"));
    }

    [Fact]
    public void AFaultAnywhereInTheBodyIsAFaultOfTheRequest() =>
        Assert.Equal("The body cannot be computed: no such name.", Of(Slot.Values(("a", Value.Of([Value.Fault("no such name")])))).Fault!.Message);

    [Fact]
    public void ABodyNestedTooDeepIsRefused()
    {
        var value = Value.Of(1);
        for (var i = 0; i < 100_000; i++)
            value = Value.Of([value]);
        Assert.Contains("64 levels", Of(value).Fault!.Message);
    }

    [Fact]
    public void ARequestIsShownWithItsSecretsMasked()
    {
        var secrets = new SecretMask();
        secrets.Add("s3cret/key");
        var operation = Demo.Operation("POST /x") with
        {
            Query = Slot.Members(("k", Value.Of("s3cret/key"))),
            Headers = Slot.Members(("X-Key", Value.Of("s3cret/key"))),
            Body = Slot.Members(("key", Value.Of("s3cret/key"))),
        };
        var request = RequestBuilder.Build(operation, Demo.Connection("https://example.com"), new Scope()).Request!;
        Assert.Equal(
            "POST https://example.com/x?k=•••\nX-Key: •••\nContent-Type: application/json\n\n{\"key\":\"•••\"}\n", request.Render(secrets));
        Assert.DoesNotContain("s3cret", request.ToString());
    }

    [Fact]
    public void ASecretInsideAnotherIsMaskedWithIt()
    {
        var secrets = new SecretMask();
        secrets.Add("abcd");
        secrets.Add("abcdef");
        secrets.Add("no");
        secrets.Add(null);
        Assert.Equal("x ••• y ••• no", secrets.Mask("x abcdef y abcd no"));
        Assert.True(secrets.IsIn("zabcdz"));
    }

    [Fact]
    public void SecretsThatComeAtOnceAreAllKept()
    {
        var secrets = new SecretMask();
        Parallel.For(0, 100, i => secrets.Add($"secret-{i:000}"));
        Assert.All(Enumerable.Range(0, 100), i => Assert.Equal(SecretMask.Mark, secrets.Mask($"secret-{i:000}")));
    }

    [Fact]
    public void OfSecretsMadeAnewForEachRequestTheNewestAreKept()
    {
        var secrets = new SecretMask();
        secrets.Add("lasting");
        Parallel.For(0, 1000, i => secrets.AddPassing($"passed/{i:0000}"));
        for (var i = 0; i < 256; i++)
            secrets.AddPassing($"newest/{i:0000}");
        Assert.Equal("••• ••• •••", secrets.Mask("lasting newest/0000 newest%2F0255"));
        Assert.True(secrets.IsIn("newest/0100"));
        Assert.False(secrets.IsIn("passed/0999"));
    }

    private static RequestBuild Of(Value body) => RequestBuilder.Build(
        Demo.Operation("POST /x") with { Body = Slot.Of(body) }, Demo.Connection("https://example.com"), new Scope());
}
