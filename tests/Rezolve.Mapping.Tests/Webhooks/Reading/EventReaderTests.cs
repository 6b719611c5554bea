using System.Text;
using Rezolve.Mapping.Programs.Webhooks;
using Rezolve.Mapping.Webhooks.Reading;

namespace Rezolve.Mapping.Tests.Webhooks.Reading;

/// <summary>Which records the events of a delivery are about.</summary>
public sealed class EventReaderTests
{
    [Theory]
    [InlineData("one event", """[{ "entity": "ticket", "hint": "$.id" }]""", "", """{"id": 7}""", "ticket 7")]
    [InlineData("a large number", """[{ "entity": "ticket", "hint": "$.id" }]""", "", """{"id": 9007199254740993}""", "ticket 9007199254740993")]
    [InlineData("a list of them", """[{ "entity": "ticket", "hint": "$.id" }]""", "$.events[*]", """{"events":[{"id":1},{"id":"b"}]}""", "ticket 1, ticket b")]
    [InlineData("a body that is a list", """[{ "entity": "ticket", "hint": "$.id" }]""", "$[*]", """[{"id":1},{"id":2}]""", "ticket 1, ticket 2")]
    [InlineData("one or several", """[{ "entity": "ticket", "hint": "$" }]""", "{{ event.ids ?? [event.id] }}", """{"ids":[3,4]}""", "ticket 3, ticket 4")]
    [InlineData("the one of them", """[{ "entity": "ticket", "hint": "$" }]""", "{{ event.ids ?? [event.id] }}", """{"id":5}""", "ticket 5")]
    [InlineData("an empty list", """[{ "entity": "ticket", "hint": "$.id" }]""", "$.events[*]", """{"events":[]}""", "")]
    [InlineData("the first row counts", """[{ "when": "{{ event.type === 'gone' }}", "entity": "ticket", "hint": "$.id", "do": "delete" }, { "entity": "ticket", "hint": "$.id" }]""", "$[*]", """[{"id":1,"type":"gone"},{"id":1,"type":"new"}]""", "ticket 1 Delete, ticket 1")]
    [InlineData("none matches", """[{ "when": "{{ event.type === 'gone' }}", "entity": "ticket", "hint": "$.id" }]""", "", """{"id":1,"type":"new"}""", "Unmatched")]
    [InlineData("ignored", """[{ "when": "{{ event.type === 'ping' }}", "do": "ignore" }, { "entity": "ticket", "hint": "$.id" }]""", "", """{"type":"ping"}""", "Ignored")]
    [InlineData("a child of a ticket", """[{ "entity": "comment", "hint": "$.id", "parentKey": "$.ticket" }]""", "", """{"id":5,"ticket":7}""", "comment 5 of 7")]
    [InlineData("only the parent is named", """[{ "entity": "comment", "parentKey": "$.ticket" }]""", "", """{"ticket":7}""", "comment  of 7")]
    [InlineData("no key", """[{ "entity": "ticket", "hint": "$.id" }]""", "", """{"number":7}""", "it has no hint")]
    [InlineData("a key that is none", """[{ "entity": "ticket", "hint": "$.id" }]""", "", """{"id":{"a":1}}""", "its hint is {\"a\":1}, which is no key")]
    [InlineData("an empty key", """[{ "entity": "ticket", "hint": "$.id" }]""", "", """{"id":""}""", "its hint is \"\", which is no key")]
    [InlineData("no parent", """[{ "entity": "comment", "hint": "$.id", "parentKey": "$.ticket" }]""", "", """{"id":5}""", "it has no parentKey")]
    [InlineData("of a header", """[{ "entity": "ticket", "hint": "{{ headers['x-ticket'] ?? query.ticket }}" }]""", "", "{}", "ticket 12")]
    public void ADeliveryIsRead(string what, string rows, string fanOut, string body, string expected)
    {
        Assert.NotEmpty(what);
        var reading = Read($$"""{ "verify": { "type": "none" }, {{(fanOut.Length > 0 ? $"\"fanOut\": \"{fanOut}\", " : "")}}"on": {{rows}} }""", body);
        Assert.Null(reading.Fault);
        Assert.Equal(expected, string.Join(", ", reading.Events.Select(Words)));
    }

    [Theory]
    [InlineData("{", "no JSON that can be read (line 1)")]
    [InlineData("{\"id\":1,\"id\":2}", "no JSON that can be read")]
    [InlineData("id=7", "no JSON that can be read")]
    [InlineData("{\"id\":\"\\u00\"}", "no JSON that can be read")]
    public void WhatIsNoJsonIsAFault(string body, string words) =>
        Assert.Contains(words, Read("""{ "verify": { "type": "none" }, "on": [{ "entity": "ticket", "hint": "$.id" }] }""", body).Fault);

    [Theory]
    [InlineData("{\"id\":7,\"\\ud800\":1}")]
    [InlineData("{\"id\":7,\"a\":{\"\\udc00x\":[\"\\ud800\"]}}")]
    public void HalfACharacterDisturbsNobody(string body)
    {
        const string Looking = """{ "verify": { "type": "none" }, "deduplicate": "{{ json(event) }}", "on": [{ "when": "{{ event.b == null }}", "entity": "ticket", "hint": "$.id" }] }""";
        var reading = Read(Looking, body);
        Assert.True(reading.Fault is not null || reading.Events.Count == 1);
    }

    [Fact]
    public void ADepthBeyondTheLimitIsAFault() =>
        Assert.NotNull(Read("""{ "verify": { "type": "none" }, "on": [{ "entity": "ticket", "hint": "$.id" }] }""", new string('[', 70) + new string(']', 70)).Fault);

    [Fact]
    public void MoreEventsThanAreTakenAtOnceAreAFault() =>
        Assert.Equal("it holds 4 events, and 3 are the most that are taken at once", Read("""{ "verify": { "type": "none" }, "fanOut": "$[*]", "on": [{ "entity": "ticket", "hint": "$" }] }""", "[1,2,3,4]").Fault);

    [Fact]
    public void AKeyThatIsTooLongIsNone()
    {
        var reading = Read("""{ "verify": { "type": "none" }, "on": [{ "entity": "ticket", "hint": "$.id" }] }""", $$"""{"id":"{{new string('k', 513)}}"}""");
        Assert.Equal(EventFate.Unreadable, Assert.Single(reading.Events).Fate);
    }

    [Fact] // C7: two comments of one ticket in one delivery are two events
    public void WhatMakesTwoDeliveriesTheSameEventIsSaidOrTheWholeOfIt()
    {
        const string Said = """{ "verify": { "type": "none" }, "fanOut": "$[*]", "deduplicate": "$.event", "on": [{ "entity": "ticket", "hint": "$.id" }] }""";
        Assert.Equal(["e1", "2"], Read(Said, """[{"id":1,"event":"e1"},{"id":1,"event":2}]""").Events.Select(one => one.Same));
        const string Unsaid = """{ "verify": { "type": "none" }, "fanOut": "$[*]", "on": [{ "entity": "ticket", "hint": "$.id" }] }""";
        var events = Read(Unsaid, """[{"id":1,"note":1},{"id":1,"note":2},{"id":1,"note":1}]""").Events;
        Assert.Equal(2, events.Select(one => one.Same).Distinct().Count());
    }

    private static string Words(WebhookEvent one) => one.Hint is { } hint
        ? $"{hint.Entity} {hint.Key}{(hint.ParentKey is null ? "" : $" of {hint.ParentKey}")}{(hint.Deed == HintDeed.Refetch ? "" : $" {hint.Deed}")}"
        : one.Reason ?? one.Fate.ToString();

    private static EventReading Read(string webhook, string body)
    {
        var (program, unit) = HookBench.Hook(webhook);
        var request = HookBench.Request(body, """{ "X-Ticket": "12" }""");
        return new EventReader(program, mostEvents: 3).Read(new WebhookScope(request, unit, 64), Encoding.UTF8.GetBytes(body));
    }
}
