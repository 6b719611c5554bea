using Rezolve.Mapping.Programs.Entities;
using Rezolve.Mapping.Tickets;
using Rezolve.Mapping.Transforms.Reading;
using Rezolve.Mapping.Values;

namespace Rezolve.Mapping.Tests.Transforms.Reading;

public sealed class RecordMapperTests
{
    private static readonly EntityProgram Ticket = new SampleEntity(EntityKind.Ticket)
        .Field("subject", "$.title")
        .Field("description", "$.text")
        .Field("status", "$.state", field => field with { Table = SampleEntity.Table("""[["new","new"],[2,"open"],["closed","resolved"]]""") })
        .Field("status.reason", "$.why")
        .Field("resolution.code", "$.end.code")
        .Field("resolution.notes", "$.end.notes")
        .Field("assignee", "$.owner", field => field with { Empty = [Value.Of("nobody")] })
        .Field("watchers", "$.cc[*].id")
        .Field("tags", "$.tags")
        .Field("due", "$.due")
        .Field("createdAt", "$.made", field => field with { As = SampleEntity.As("epochSeconds", FieldType.Instant) })
        .Field("visibility", "$.visible", field => field with { Default = Value.Of("public") })
        .Field("custom.severity", "$.extra[?@.name == 'Severity'].value", custom: FieldType.Choice)
        .Field("custom.points", "$.points", custom: FieldType.Integer)
        .Field("custom.raw", "$.raw", custom: FieldType.Json)
        .Build();

    [Theory]
    [InlineData("""{"id":1}""", """{"key":"1","watchers":[],"visibility":"public"}""")]
    [InlineData("""{"id":"a","title":"x"}""", """{"key":"a","subject":"x","watchers":[],"visibility":"public"}""")]
    [InlineData("""{"id":1,"title":null}""", """{"key":"1","subject":null,"watchers":[],"visibility":"public"}""")]
    [InlineData("""{"id":1,"title":7.50}""", """{"key":"1","subject":"7.50","watchers":[],"visibility":"public"}""")]
    [InlineData("""{"id":1,"title":"a\u00e9\r\nb  "}""", "{\"key\":\"1\",\"subject\":\"aé\\nb\",\"watchers\":[],\"visibility\":\"public\"}")]
    [InlineData("""{"id":1,"text":"t"}""", """{"key":"1","description":{"format":"plain","text":"t"},"watchers":[],"visibility":"public"}""")]
    [InlineData("""{"id":1,"state":"closed","why":"done"}""", """{"key":"1","status":"resolved","status.reason":"done","watchers":[],"visibility":"public"}""")]
    [InlineData("""{"id":1,"state":2}""", """{"key":"1","status":"open","watchers":[],"visibility":"public"}""")]
    [InlineData("""{"id":1,"end":{"notes":"n"}}""", """{"key":"1","resolution":{"notes":"n"},"watchers":[],"visibility":"public"}""")]
    [InlineData("""{"id":1,"owner":"nobody"}""", """{"key":"1","assignee":null,"watchers":[],"visibility":"public"}""")]
    [InlineData("""{"id":1,"owner":12}""", """{"key":"1","assignee":{"key":"12"},"watchers":[],"visibility":"public"}""")]
    [InlineData("""{"id":1,"cc":[{"id":"b"},{"id":"a"},{"id":"b"}]}""", """{"key":"1","watchers":[{"key":"a"},{"key":"b"}],"visibility":"public"}""")]
    [InlineData("""{"id":1,"tags":["b", "a" ,"b"]}""", """{"key":"1","watchers":[],"tags":["a","b"],"visibility":"public"}""")]
    [InlineData("""{"id":1,"due":"2026-05-01T12:00:00.000+02:00"}""", """{"key":"1","watchers":[],"due":"2026-05-01T10:00:00Z","visibility":"public"}""")]
    [InlineData("""{"id":1,"made":1777629600}""", """{"key":"1","watchers":[],"createdAt":"2026-05-01T10:00:00Z","visibility":"public"}""")]
    [InlineData("""{"id":1,"visible":"internal"}""", """{"key":"1","watchers":[],"visibility":"internal"}""")]
    [InlineData("""{"id":1,"points":3,"extra":[{"name":"Severity","value":"S1"}]}""", """{"key":"1","watchers":[],"visibility":"public","custom":{"severity":"S1","points":3}}""")]
    [InlineData("""{"id":1,"raw":{"a": [1.0]}}""", """{"key":"1","watchers":[],"visibility":"public","custom":{"raw":{"a":[1.0]}}}""")]
    public void A_record_is_written_as_canonical_JSON(string record, string expected)
    {
        Assert.Equal(expected, SampleEntity.Map(Ticket, record).Json);
        Assert.Equal(expected, SampleEntity.Map(Ticket, record, onlyRule: true).Json);
    }

    [Theory]
    [InlineData("""{"id":1,"state":"odd"}""", "status", "RZ7004", "the table sample has no row to read \"odd\"")]
    [InlineData("""{"id":1,"due":"2026-05-01 10:00"}""", "due", "RZ7005", "the time \"2026-05-01 10:00\" has no offset; name its zone: \"as\": { \"pattern\": …, \"zone\": … }")]
    [InlineData("""{"id":1,"made":"then"}""", "createdAt", "RZ7003", "expected a number of seconds since 1970, found \"then\"")]
    [InlineData("""{"id":1,"points":1.5}""", "custom.points", "RZ7005", "expected a whole number, found 1.5")]
    [InlineData("""{"id":1,"tags":"a,b"}""", "tags", "RZ7005", "expected a list, found \"a,b\"")]
    [InlineData("""{"id":1,"extra":[{"name":"Severity","value":1},{"name":"Severity","value":2}]}""", "custom.severity", "RZ7002", "the path gives 2 values where one is due")]
    public void A_field_that_cannot_be_read_is_held_alone(string record, string field, string code, string reason)
    {
        foreach (var onlyRule in new[] { false, true })
        {
            var (json, mapper) = SampleEntity.Map(Ticket, record, onlyRule);
            var held = Assert.Single(mapper.Held);
            Assert.Equal((field, code, reason), (held.Field, held.Code.Text(), held.Reason));
            Assert.Equal("""{"key":"1","watchers":[],"visibility":"public"}""", json);
            Assert.Equal((1, 1, 0), (mapper.Tally.Records, mapper.Tally.MappedInPart, mapper.Tally.Held));
        }
    }

    [Theory]
    [InlineData("{}", "the record has no key")]
    [InlineData("""{"id":{}}""", "a key is text or a number, found {}")]
    [InlineData("""{"id":""}""", "a key is text or a number, found \"\"")]
    public void A_record_without_a_key_is_held_whole(string record, string reason)
    {
        var (json, mapper) = SampleEntity.Map(Ticket, record);
        Assert.Equal("", json);
        Assert.Equal(("key", HoldCode.Key, reason), (mapper.Held[0].Field, mapper.Held[0].Code, mapper.Held[0].Reason));
        Assert.Equal((1, 1), (mapper.Tally.Records, mapper.Tally.Held));
    }

    [Theory]
    [InlineData("{\"id\":1}", "internal")]
    [InlineData("{\"id\":1,\"kind\":\"strange\"}", "internal")]
    [InlineData("{\"id\":1,\"kind\":\"reply\"}", "public")]
    public void A_comment_whose_kind_is_not_known_is_internal(string record, string kind)
    {
        var comment = new SampleEntity(EntityKind.Comment)
            .Field("kind", "$.kind", field => field with { Table = SampleEntity.Table("""[["reply","public"]]""") })
            .Build();
        Assert.Equal($$"""{"key":"1","kind":"{{kind}}"}""", SampleEntity.Map(comment, record).Json);
    }

    [Fact]
    public void A_reference_that_is_a_record_is_read_through_its_own_fields()
    {
        var ticket = new SampleEntity(EntityKind.Ticket).Field("assignee", "$.owner").Build();
        var user = new SampleEntity(EntityKind.User) { KeyPath = "$.login" }.Field("displayName", "$.full").Field("email", "$.mail").Build();
        Assert.Equal(
            """{"key":"1","assignee":{"key":"al","email":"a@x","name":"Al"}}""",
            SampleEntity.Map(ticket, """{"id":1,"owner":{"login":"al","full":"Al","mail":"a@x"}}""", false, user).Json);
        Assert.StartsWith("the reference is an object", SampleEntity.Map(ticket, """{"id":1,"owner":{}}""").Mapper.Held[0].Reason);
    }
}
