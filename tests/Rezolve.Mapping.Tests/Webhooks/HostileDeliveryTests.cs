using System.Text;
using CsCheck;
using Rezolve.Mapping.Webhooks.Inbox;
using Rezolve.Mapping.Webhooks.Reading;
using Rezolve.Mapping.Webhooks.Verification;
using Rezolve.Mapping.Webhooks.Verification.Tokens;

namespace Rezolve.Mapping.Tests.Webhooks;

/// <summary>Whatever is sent is answered: bytes, signatures and tokens that anybody could make up end in an answer, and never in an exception.</summary>
public sealed class HostileDeliveryTests
{
    private const string Good = """{ "events": [{ "type": "ticket", "ticket": "a1", "event": "e1" }, { "type": "note", "ticket": "a1", "note": 7, "event": 2.5 }] }""";

    private static readonly Gen<byte[]> Mutated = Gen.Select(Gen.Int[0, Good.Length - 1], Gen.Byte).Array[1, 6].Select(changes =>
    {
        var bytes = Encoding.UTF8.GetBytes(Good);
        foreach (var (at, value) in changes)
            bytes[at] = value;
        return bytes;
    });

    [Fact]
    public async Task Mutated_bodies_are_answered_and_each_event_is_counted_once()
    {
        using var office = new HookOffice();
        var receiver = office.Open(limits: HookOffice.Limits with { Waiting = int.MaxValue });
        await Gen.OneOf(Mutated, Gen.Byte.Array[0, 40]).SampleAsync(
            async body =>
            {
                var answer = await receiver.ReceiveAsync(HookBench.Request(body, """{ "X-Token": "s3cret" }"""), CancellationToken.None);
                return answer is { Status: 200 or 400 };
            },
            iter: 300, threads: 1);
        var counts = await office.CountsAsync();
        Assert.Equal(0, counts.Refused);
        Assert.True(counts.Accepted + counts.Duplicates + counts.Ignored + counts.Unmatched + counts.Unreadable > 0);
    }

    [Fact]
    public void Made_up_signatures_and_tokens_prove_nothing() => Gen.String[Gen.Char["0aA=,.; -_+/{}\"ey\u00ff"], 0, 60].Sample(
        text =>
        {
            foreach (var encoding in new[] { "hex", "base64", "base64Url" })
                Assert.False(Signatures.AnyMatches("sha256", encoding, [[1, 2, 3]], "body"u8, text));
            Assert.Null(SignedToken.Parse(text, out var problem));
            Assert.NotNull(problem);
        },
        iter: 2000);

    [Theory]
    [InlineData("a=1&b=%41%zz&&=x&c", "a=1 b=A%zz =x c=")]
    [InlineData("?q=a+b%20c&q=d", "q=a b c q=d")]
    [InlineData("", "")]
    public void A_query_is_decoded_as_far_as_it_can_be(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', WebhookRequest.QueryOf(text).Select(pair => $"{pair.Key}={pair.Value}")));

    [Fact]
    public void A_sketch_of_anything_is_short_and_shows_no_value()
    {
        var deep = string.Concat(Enumerable.Repeat("{\"secret\":", 40)) + "\"s3cret\"" + new string('}', 40);
        var wide = $"[{string.Join(',', Enumerable.Range(0, 500).Select(at => $"{{\"{new string('k', 90)}{at}\": \"s3cret\"}}"))}]";
        foreach (var body in new[] { deep, wide, "{\"\\ud800\": \"s3cret\"}", "s3cret", "" })
        {
            var bytes = Encoding.UTF8.GetBytes(body);
            var sketch = BodySketch.Of(new WebhookBody(bytes, 64), bytes);
            Assert.InRange(sketch.Length, 10, 1600);
            Assert.DoesNotContain("s3cret", sketch);
        }
    }
}
