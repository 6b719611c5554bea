using System.Text;
using Rezolve.Mapping.Values;
using Rezolve.Mapping.Webhooks.Reading;

namespace Rezolve.Mapping.Tests.Webhooks.Reading;

/// <summary>A delivery that comes as a form, and what its events see of it.</summary>
public sealed class FormBodyTests
{
    [Theory]
    [InlineData("id=7&type=new", """{"id":"7","type":"new"}""")]
    [InlineData("id=7&id=8&id=9&x=1", """{"id":["7","8","9"],"x":"1"}""")]
    [InlineData("name=J%C3%B3zsef+N%C3%A9meth&%61=b", """{"name":"József Németh","a":"b"}""")]
    [InlineData("a=1%2B1%3D2&b=c=d", """{"a":"1+1=2","b":"c=d"}""")]
    [InlineData("a&b=&&=c", """{"a":"","b":"","":"c"}""")]
    [InlineData("a=100%&b=%zz&c=%4", """{"a":"100%","b":"%zz","c":"%4"}""")]
    [InlineData("payload=%7B%22id%22%3A+7%7D&token=t", """{"payload":{"id":7},"token":"t"}""")]
    [InlineData("payload=+%5B1%2C2%5D", """{"payload":[1,2]}""")]
    [InlineData("payload=plain", """{"payload":"plain"}""")]
    [InlineData("payload=%7B%7D&payload=%7B%7D", """{"payload":["{}","{}"]}""")]
    [InlineData("data=%7B%22id%22%3A7%7D", """{"data":"{\u0022id\u0022:7}"}""")]
    public void It_is_an_object_of_texts(string body, string expected) =>
        Assert.Equal(ValueJson.Read(Encoding.UTF8.GetBytes(expected)).ToString(), ValueJson.Read(Root(body)!.Value).ToString());

    [Theory]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("Application/X-WWW-Form-Urlencoded; charset=utf-8")]
    public void What_it_says_of_itself_decides(string type)
    {
        Assert.NotNull(Root("id=7", type));
        Assert.Null(Root("id=7", "application/json"));
        Assert.Null(Root("""{"id":7}""", type)!.Value.TryGetProperty("id", out _) ? "json" : null);
    }

    [Theory]
    [InlineData("a=%ff", "the body is no UTF-8 text")]
    [InlineData("%c3=1", "the body is no UTF-8 text")]
    [InlineData("payload=%7B%22a%22", "its payload is no JSON that can be read (line 1)")]
    [InlineData("payload=%7B%22a%22%3A1%2C%22a%22%3A2%7D", "its payload is no JSON that can be read")]
    public void What_cannot_be_read_is_a_fault(string body, string fault)
    {
        var form = Body(body);

        Assert.Null(form.Root);
        Assert.StartsWith(fault, form.Fault);
    }

    [Fact]
    public void A_payload_may_be_no_deeper_than_any_other_body()
    {
        var deep = string.Concat(Enumerable.Repeat("%5B", 80)) + string.Concat(Enumerable.Repeat("%5D", 80));

        Assert.NotNull(Body($"payload={deep}").Fault);
    }

    [Fact]
    public void An_empty_form_is_no_event() => Assert.Equal((null, null), (Body("").Root, Body("").Fault));

    private static WebhookBody Body(string text, string type = "application/x-www-form-urlencoded")
    {
        var request = new WebhookRequest([KeyValuePair.Create("content-type", type)], [], Encoding.UTF8.GetBytes(text));
        return new WebhookBody(request.Body, 64, request.IsForm);
    }

    private static System.Text.Json.JsonElement? Root(string text, string type = "application/x-www-form-urlencoded") => Body(text, type).Root;
}
