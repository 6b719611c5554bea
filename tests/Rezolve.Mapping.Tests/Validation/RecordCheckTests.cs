using System.Text.Json;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Validation;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Validation;

public sealed class RecordCheckTests
{
    [Theory]
    [InlineData("""{"key":"1","subject":"a","status":"any","assignee":{"key":"7"},"tags":["a"],"due":"2026-05-01T10:00:00Z"}""", "")]
    [InlineData("""{"key":"1","version":"2","url":"https://x/1","description":{"format":"plain","text":""},"status.reason":"r","resolution":null}""", "")]
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

    [Theory]
    [InlineData("""{"key":"1","sujbect":"a"}""", "sujbect: there is no such field (did you mean 'subject'?)")]
    [InlineData("""{"key":"1","id":"a"}""", "id: there is no such field")]
    [InlineData("""{"key":"1","resolution":{"kode":"x"}}""", "resolution.kode: there is no such field (did you mean 'code'?)")]
    [InlineData("""{"key":"1","resolution":"x"}""", "resolution: expected an object, found \"x\"")]
    [InlineData("""{"key":"1","custom":[]}""", "custom: expected an object, found []")]
    [InlineData("""{"key":"1","resolution.code":"x"}""", "resolution.code: there is no such field (did you mean 'resolution'?)")]
    [InlineData("""{"key":"1","custom":{"anything":[1]}}""", "")]
    public void What_is_no_field_is_told(string record, string expected) => Assert.Equal(expected, Faults(EntityKind.Ticket, record));

    [Theory]
    [InlineData("""{"custom":{"points":3,"sizes":["a"]}}""", "")]
    [InlineData("""{"custom":{"points":"3"}}""", "custom.points: expected a whole number, found \"3\"")]
    [InlineData("""{"custom":{"sizes":[1]}}""", "custom.sizes: expected text, found 1")]
    [InlineData("""{"custom":{"point":3}}""", "custom.point: there is no such field (did you mean 'points'?)")]
    [InlineData("""{"subject":1,"due":"soon","custom":{"x":1}}""",
        "subject: expected text, found 1; due: expected an instant in ISO 8601, found \"soon\"; custom.x: there is no such field")]
    [InlineData("""{"due":"2026-05-01T12:00:00+02:00"}""", "")]
    [InlineData("1", ": a record is an object, found 1")]
    public void A_part_of_a_record_is_held_against_the_fields_there_are(string record, string expected)
    {
        CanonicalField[] custom = [new("custom.points", FieldType.Integer, "Points."), new("custom.sizes", FieldType.Set, "Sizes.")];
        var faults = RecordCheck.CheckPart(EntityKind.Ticket, ValueJson.Read(JsonElement.Parse(record)), custom);
        Assert.Equal(expected, string.Join("; ", faults));
    }

    [Fact]
    public void A_closed_choice_takes_its_words_only()
    {
        Assert.Equal(
            "kind: \"secret\" is none of public, internal, chase, resolution", Faults(EntityKind.Comment, """{"key":"1","kind":"secret"}"""));
        Assert.EndsWith("(did you mean 'public'?)", Faults(EntityKind.Comment, """{"key":"1","kind":"pubic"}"""));
    }

    [Fact]
    public void Every_fault_has_a_rule_with_a_remedy() => Assert.Equal(
        ["RZ7005", "RZ7006", "RZ7007"],
        RecordCheck.CheckPart(EntityKind.Comment, ValueJson.Read(JsonElement.Parse("""{"body":1,"kind":"x","odd":1}"""))).Select(fault => fault.Rule.Code));

    private static string Faults(EntityKind kind, string record) =>
        string.Join("; ", RecordCheck.Check(kind, ValueJson.Read(JsonElement.Parse(record))));
}
