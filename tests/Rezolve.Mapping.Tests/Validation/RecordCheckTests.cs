using System.Text.Json;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Validation;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Validation;

public sealed class RecordCheckTests
{
    [Theory]
    [InlineData("""{"key":"1","subject":"a","status":"any","assignee":{"key":"7"},"tags":["a"],"due":"2026-05-01T10:00:00Z","description":{"format":"plain","text":""}}""", "")]
    [InlineData("""{"key":"1","assignee":null}""", "")]
    [InlineData("[]", ": a record is an object, found []")]
    [InlineData("""{"key":1}""", "key: expected text, found 1")]
    [InlineData("""{"key":"1","subject":7}""", "subject: expected text, found 7")]
    [InlineData("""{"key":"1","tags":"a"}""", "tags: expected a list, found \"a\"")]
    [InlineData("""{"key":"1","tags":[1]}""", "tags: expected text, found 1")]
    [InlineData("""{"key":"1","assignee":"bob"}""", "assignee: expected a reference such as { \"key\": \"7\" }, found \"bob\"")]
    [InlineData("""{"key":"1","watchers":[{}]}""", "watchers: the reference names nobody: {}")]
    [InlineData("""{"key":"1","due":"2026-05-01T12:00:00+02:00"}""", "due: an instant is written in UTC: 2026-05-01T10:00:00Z")]
    [InlineData("""{"key":"1","resolution":{"code":1}}""", "resolution.code: expected text, found 1")]
    public void A_ticket_is_held_against_the_catalogue(string record, string expected) =>
        Assert.Equal(expected, Faults(EntityKind.Ticket, record));

    [Fact]
    public void A_closed_choice_takes_its_words_only() =>
        Assert.Equal("kind: \"secret\" is none of public, internal, chase, resolution", Faults(EntityKind.Comment, """{"key":"1","kind":"secret"}"""));

    private static string Faults(EntityKind kind, string record) =>
        string.Join("; ", RecordCheck.Check(kind, ValueJson.Read(JsonElement.Parse(record))).Select(fault => $"{fault.Field}: {fault.Reason}"));
}
