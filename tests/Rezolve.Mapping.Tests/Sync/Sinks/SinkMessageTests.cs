using System.Text;
using System.Text.Json;
using Rezolve.Mapping.Diagnostics;
using Rezolve.Mapping.Hub.Events;
using Rezolve.Mapping.Programs.Syncs;
using Rezolve.Mapping.Sync.Sinks;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Sync.Sinks;

/// <summary>An event as a sink is told it.</summary>
public sealed class SinkMessageTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    private static readonly HubEvent Happened = new("e1", Now, "ticket.updated", "t1", "a/1")
    {
        Place = 7,
        Changes = new Dictionary<string, (Value From, Value To)> { ["custom.iban"] = (Value.Null, Value.Of("HU42")), ["subject"] = (Value.Of("x"), Value.Of("y")) },
    };

    // The example that the specification of Standard Webhooks gives.
    [Fact]
    public void It_is_signed_as_standard_webhooks_says()
    {
        var message = new SinkMessage("msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", Encoding.UTF8.GetBytes("""{"test": 2432232314}"""));

        Assert.Equal("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", message.Signature("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
    }

    [Theory]
    [InlineData("plain words", "plain words")]
    [InlineData("whsec_not base64!", "whsec_not base64!")]
    [InlineData("whsec_cGxhaW4gd29yZHM=", "plain words")]
    public void A_secret_is_any_text_or_base64_that_says_so(string secret, string same)
    {
        var message = SinkMessage.Of(Sink(), "acme", Happened, Now);

        Assert.Equal(message.Signature(same), message.Signature(secret));
        Assert.NotEqual(message.Signature(same), (message with { Id = "e2" }).Signature(secret));
    }

    [Fact]
    public void It_says_what_the_schema_of_events_says()
    {
        var message = SinkMessage.Of(Sink(), "acme", Happened, Now);
        var body = JsonElement.Parse(message.Body.Span);

        Assert.Equal(("e1", "1772355600"), (message.Id, message.Timestamp));
        Assert.Equal((7, "e1", "acme", "HU42"), (body.GetProperty("place").GetInt32(), body.GetProperty("id").GetString(), body.GetProperty("tenant").GetString(), To(body, "custom.iban")));
    }

    [Fact]
    public void A_value_that_it_is_not_told_is_masked_and_that_it_changed_is_told()
    {
        var body = JsonElement.Parse(SinkMessage.Of(Sink() with { Masked = ["custom.iban", "description"] }, "acme", Happened, Now).Body.Span);

        Assert.Equal(("***", "y"), (To(body, "custom.iban"), To(body, "subject")));
        Assert.Equal(JsonValueKind.Null, body.GetProperty("changes").GetProperty("custom.iban").GetProperty("from").ValueKind);
    }

    private static string? To(JsonElement body, string field) => body.GetProperty("changes").GetProperty(field).GetProperty("to").GetString();

    private static SinkProgram Sink() => new("bots", new Uri("https://bots.example.com/"), new SourcePlace("rezolve.json", 1, 1, "")) { Secret = "bots" };
}
